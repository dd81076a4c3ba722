package org.zhenggai;

import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhenggai.demo.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "replay", description = "在内存数据库中用真实流程引擎把样例轮次从头走到尾，打印每期和各方面的结果。", mixinStandardHelpOptions = true)
final class ReplayCommand implements Runnable {

    @Option(names = "--output", description = "台账和通报写到哪里，默认 ${DEFAULT-VALUE}。", defaultValue = "target/replay")
    private Path output;

    @Override
    public void run() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ZhenggaiApplication.class)
                .web(WebApplicationType.NONE)
                .profiles("replay")
                .run()) {
            context.getBean(Replay.class).run(output);
        }
    }
}
