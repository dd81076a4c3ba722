/** What designers take into Camunda Modeler: element templates, the configuration of bpmnlint, a starter kit. */
package org.zhenggai.engine.models.kit;
