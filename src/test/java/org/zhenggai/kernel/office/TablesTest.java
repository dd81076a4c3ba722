package org.zhenggai.kernel.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "；", "|"})
    void cellsOfAListMayBeApartByOtherSigns(String sign) {
        String text = "姓名,单位,电话\r\n张某,财政所,1\r\n李某,\"党政办、组织办\",2\r\n".replace(",", sign);
        assertThat(Tables.of("人员.csv", text.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(table -> assertThat(table.rows())
                        .hasSize(3)
                        .allSatisfy(row -> assertThat(row.cells()).hasSize(3)));
    }
}
