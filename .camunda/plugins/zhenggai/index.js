'use strict';

/* A plug-in of Camunda Modeler 5: what a model may name, said while one draws. Put this folder into Modeler's resources/plugins. */
module.exports = { name: '整改：模型里能用什么', script: './client.js' };
