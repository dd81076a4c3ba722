package org.zhenggai.database;

import org.zhenggai.process.EngineTest;

@EngineTest
class H2Test extends DatabaseTest {

    @Override
    String product() {
        return "H2";
    }
}
