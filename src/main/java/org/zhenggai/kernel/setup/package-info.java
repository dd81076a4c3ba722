/** What has to be done from an empty database to the first round; each module tells its own step. */
package org.zhenggai.kernel.setup;
