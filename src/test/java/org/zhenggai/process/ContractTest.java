package org.zhenggai.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.zhenggai.engine.contract.Contract;

/** What models may name is what Java offers them, to the word. */
@EngineTest
class ContractTest {

    private static final Path FILE = Path.of("src/main/resources/models/contract.json");

    @Autowired
    private ApplicationContext beans;

    @Test
    void theContractIsWhatJavaSays() throws IOException {
        String written = new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(new ContractOfJava(beans).read())
                + "\n";
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(FILE, written);
        }
        assertThat(Models.read(FILE)).isEqualTo(written);
        assertThat(Contract.load()).isEqualTo(new ContractOfJava(beans).read());
    }

    @Test
    void everyBeanOfModelsIsMarked() {
        assertThat(new ContractOfJava(beans).unmarked()).isEmpty();
    }
}
