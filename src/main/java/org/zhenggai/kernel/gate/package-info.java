/** What every request passes first: size, speed, nodes, full disks, and faults in words. */
package org.zhenggai.kernel.gate;
