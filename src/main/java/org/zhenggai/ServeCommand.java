package org.zhenggai;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.zhenggai.access.StartRefused;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve", description = "启动服务器（默认命令）。", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private static final List<String> CONNECTION =
            List.of("ZHENGGAI_DB_URL", "ZHENGGAI_DB_USER", "ZHENGGAI_DB_PASSWORD");

    @ArgGroup(exclusive = true)
    private final Data data = new Data();

    /** The demo has a database of its own. */
    private static final class Data {

        @Option(names = "--demo", description = "带样例轮次和演示用户启动，数据另存于 data/demo。")
        private boolean demo;

        @Option(
                names = "--postgres",
                description = "使用 PostgreSQL，连接取自环境变量 ZHENGGAI_DB_URL、ZHENGGAI_DB_USER、ZHENGGAI_DB_PASSWORD。")
        private boolean postgres;
    }

    @Option(names = "--port", description = "端口，默认 8080。")
    private Integer port;

    @Override
    public Integer call() {
        if (port != null && (port < 0 || port > HIGHEST_PORT)) {
            System.err.println("端口 " + port + " 不在 0 到 " + HIGHEST_PORT + " 之间，请换一个。");
            return CommandLine.ExitCode.USAGE;
        }
        List<String> missing =
                CONNECTION.stream().filter(name -> System.getenv(name) == null).toList();
        if (data.postgres && !missing.isEmpty()) {
            System.err.println("没有设置环境变量 " + String.join("、", missing) + "，连不上 PostgreSQL。请设置后再启动。");
            return CommandLine.ExitCode.USAGE;
        }
        List<String> profiles = new ArrayList<>();
        if (data.demo) {
            profiles.add("demo");
        }
        if (data.postgres) {
            profiles.add("postgres");
        }
        SpringApplicationBuilder server =
                new SpringApplicationBuilder(ZhenggaiApplication.class).profiles(profiles.toArray(String[]::new));
        try {
            server.run(port == null ? new String[0] : new String[] {"--server.port=" + port});
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof StartRefused) {
                    return CommandLine.ExitCode.USAGE;
                }
            }
            throw e;
        }
        return CommandLine.ExitCode.OK;
    }
}
