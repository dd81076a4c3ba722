/** How people come in: passwords, directory service, single sign-on. */
package org.zhenggai.access.login;
