package org.zhenggai.intake.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts from templates, the same for the same seed. In a line <code>{a|b}</code> is one of these and <code>{$word}</code> one of that list; <code>@1</code> and
 * <code>@2</code> before it are its levels, numbered in a style chosen for the whole text, <code>@2*3</code> says it three times, <code>@art</code> is an
 * article and <code>@q</code> a question.
 */
final class Templates {

    private static final Path FILE = Path.of("src/test/resources/intake/negatives/templates/templates.txt");
    private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern LEVEL = Pattern.compile("@([12])(?:\\*(\\d))? (.*)");
    private static final String NUMERALS = "一二三四五六七八九";

    private final Map<String, String[]> words = new LinkedHashMap<>();
    private final Map<String, List<String>> templates = new LinkedHashMap<>();

    Templates() {
        List<String> lines;
        try {
            lines = Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> current = null;
        for (String line : lines) {
            if (line.startsWith("# template ")) {
                current = new ArrayList<>();
                templates.put(line.substring("# template ".length()), current);
            } else if (current != null) {
                current.add(line);
            } else if (!line.startsWith("#")) {
                words.put(
                        line.substring(0, line.indexOf('=')),
                        line.substring(line.indexOf('=') + 1).split("\\|"));
            }
        }
    }

    /** So many texts of each template, by name. */
    Map<String, String> texts(int each) {
        Map<String, String> texts = new LinkedHashMap<>();
        templates.forEach((name, lines) -> {
            for (int seed = 0; seed < each; seed++) {
                texts.put(name + "-" + seed, new Text(new Random(name.hashCode() * 31L + seed)).write(lines));
            }
        });
        return texts;
    }

    private final class Text {

        private final Random random;
        private final int upper;
        private final int lower;
        private int first;
        private int second;
        private int article;
        private int question;

        Text(Random random) {
            this.random = random;
            upper = random.nextInt(4);
            lower = random.nextInt(4);
        }

        String write(List<String> lines) {
            StringBuilder text = new StringBuilder();
            for (String line : lines) {
                Matcher level = LEVEL.matcher(line);
                if (level.matches()) {
                    int times = level.group(2) == null ? 1 : Integer.parseInt(level.group(2));
                    for (int i = 0; i < times; i++) {
                        text.append(number(level.group(1)))
                                .append(chosen(level.group(3)))
                                .append('\n');
                    }
                } else if (line.startsWith("@art ")) {
                    text.append("第%c条 ".formatted(NUMERALS.charAt(article++)))
                            .append(chosen(line.substring("@art ".length())))
                            .append('\n');
                    second = 0;
                } else if (line.startsWith("@q ")) {
                    text.append("问题%d：".formatted(++question))
                            .append(chosen(line.substring("@q ".length())))
                            .append('\n');
                } else {
                    text.append(chosen(line)).append('\n');
                }
            }
            return text.toString();
        }

        private String number(String level) {
            if (level.equals("1")) {
                second = 0;
                return shape(upper, ++first);
            }
            return shape(lower + 2, ++second);
        }

        private String shape(int style, int number) {
            char numeral = NUMERALS.charAt(number - 1);
            return switch (style) {
                case 0 -> numeral + "、";
                case 1 -> "（" + numeral + "）";
                case 2 -> number + ".";
                case 3 -> number + "、";
                case 4 -> "（" + number + "）";
                default -> numeral + "是";
            };
        }

        /** The innermost choices first. */
        private String chosen(String line) {
            String text = line;
            for (Matcher choice = CHOICE.matcher(text); choice.find(); choice = CHOICE.matcher(text)) {
                String inside = choice.group(1);
                String[] all = inside.startsWith("$") ? words.get(inside.substring(1)) : inside.split("\\|");
                text = text.substring(0, choice.start())
                        + all[random.nextInt(all.length)]
                        + text.substring(choice.end());
            }
            return text;
        }
    }
}
