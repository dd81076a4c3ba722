/** What a deployed model may reach. */
package org.zhenggai.engine.models;
