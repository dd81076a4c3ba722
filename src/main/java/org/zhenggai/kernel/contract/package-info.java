/** How Java says what a model may name: marks on steps, tasks, views, questions and messages; the contract is made of them. */
package org.zhenggai.kernel.contract;
