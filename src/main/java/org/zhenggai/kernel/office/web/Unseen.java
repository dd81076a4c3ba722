package org.zhenggai.kernel.office.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;

/**
 * What a page holds and does not show: by its own style, or by a plain rule of the page's style sheet, as far as that can be
 * told without a browser. A part that has most of the page's words is shown by a script once the page has loaded, as WeChat
 * does with the whole article.
 */
final class Unseen {

    private static final Pattern HIDING =
            Pattern.compile("(?<![\\w-])(display\\s*:\\s*none|visibility\\s*:\\s*(hidden|collapse)"
                    + "|font-size\\s*:\\s*0+(\\.0+)?(px|pt|em|rem|%)?\\s*(!important\\s*)?(;|$))");

    private static final Pattern SHOWING = Pattern.compile(
            "(?<![\\w-])(display\\s*:\\s*(?!none)\\w|visibility\\s*:\\s*visible|font-size\\s*:\\s*(0?\\.)?[1-9])");

    private static final String ARTICLE_OF_WECHAT = "#js_content";

    private static final int MOST_RULES = 2000;

    private final Document page;
    private final Set<Element> hidden = new LinkedHashSet<>();

    private Unseen(Document page) {
        this.page = page;
    }

    /** Takes out what is not shown, and returns the words of each part of it. */
    static List<String> removeFrom(Document page) {
        Unseen unseen = new Unseen(page);
        unseen.hidden.addAll(page.body().select("[hidden]"));
        page.select("style").forEach(sheet -> unseen.rules(sheet.data()));
        page.body().select("[style]").forEach(element -> unseen.apply(element.attr("style"), List.of(element)));
        return unseen.remove();
    }

    /** Rules inside of others hold for paper or for narrow screens, and are passed over. */
    private void rules(String sheet) {
        String rules = sheet.replaceAll("(?s)/\\*.*?\\*/", "");
        int count = 0;
        int at = 0;
        for (int open = rules.indexOf('{'); open >= 0 && count < MOST_RULES; open = rules.indexOf('{', at)) {
            int end = end(rules, open);
            String selector =
                    rules.substring(rules.lastIndexOf(';', open) >= at ? rules.lastIndexOf(';', open) + 1 : at, open);
            String style = rules.substring(open + 1, Math.max(open + 1, end - 1));
            // A colon tells of what is pointed at, or of what is no element.
            if (!selector.contains("@") && !selector.contains(":") && !style.contains("{")) {
                apply(selector.strip(), style);
                count++;
            }
            at = end;
        }
    }

    private static int end(String rules, int open) {
        int depth = 0;
        for (int at = open; at < rules.length(); at++) {
            depth += rules.charAt(at) == '{' ? 1 : rules.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return rules.length();
    }

    private void apply(String selector, String style) {
        String lower = style.toLowerCase(Locale.ROOT);
        if (!HIDING.matcher(lower).find() && !SHOWING.matcher(lower).find()) {
            return;
        }
        try {
            apply(style, page.body().select(selector));
        } catch (SelectorParseException | IllegalArgumentException e) {
            // Whatever we cannot read hides nothing.
        }
    }

    private void apply(String style, List<Element> elements) {
        String lower = style.toLowerCase(Locale.ROOT);
        if (HIDING.matcher(lower).find()) {
            hidden.addAll(elements);
        } else if (SHOWING.matcher(lower).find()) {
            elements.forEach(hidden::remove);
        }
    }

    private List<String> remove() {
        int all = page.body().text().length();
        hidden.removeIf(
                element -> element.is(ARTICLE_OF_WECHAT) || element.text().length() * 2 > all);
        List<String> words = new ArrayList<>();
        for (Element element : page.body().getAllElements()) {
            if (hidden.contains(element) && element.closest("body") != null) {
                String text = element.text().strip();
                element.remove();
                if (!text.isEmpty()) {
                    words.add(text);
                }
            }
        }
        return words;
    }
}
