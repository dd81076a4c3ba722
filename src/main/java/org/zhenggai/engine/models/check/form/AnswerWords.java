package org.zhenggai.engine.models.check.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.zhenggai.engine.models.check.PackagedModels;

/**
 * What people read of an answer means what the answer does. A designer may say it in other words, but not say yes where
 * the answer is a refusal, nor give an answer the words that our own forms have for another.
 */
final class AnswerWords {

    private static final Set<String> YES =
            Set.of("accepted", "agreed", "approved", "confirmed", "held", "met", "passed", "supported");
    private static final Set<String> NO = Set.of(
            "dissented",
            "dropped",
            "handedBack",
            "rebounded",
            "refused",
            "returned",
            "still",
            "toVerification",
            "toWork");

    private static final String AGREES = "同意|赞成|通过|批准|准予|签收|接收|确认|属实|支持|认可|合格|具备|印发|保持|采纳";
    private static final Pattern NEGATED = Pattern.compile("(?:不|未|没|无|非|勿|拒)[\\p{IsHan}]{0,2}?(?:" + AGREES + ")");
    private static final Pattern REFUSES =
            Pattern.compile("退回|退还|驳回|拒绝|反对|否决|打回|发回|返回|反弹|撤销|撤回|重新|重写|重办|重来|再议|不行|不可|不能|不予|不准|不实|否");
    private static final Pattern AGREED = Pattern.compile(AGREES);

    /** By the key of a field and a value, the words of our own forms. */
    private static final Map<String, Map<String, Set<String>>> OURS = ours();

    private AnswerWords() {}

    /** Whether the words say something else than the answer does. */
    static boolean contradict(String key, String value, String words) {
        boolean isRefusal =
                NEGATED.matcher(words).find() || REFUSES.matcher(words).find();
        boolean isYes = AGREED.matcher(NEGATED.matcher(words).replaceAll("")).find();
        boolean isOpposite = YES.contains(value) && isRefusal || NO.contains(value) && isYes && !isRefusal;
        Map<String, Set<String>> known = OURS.getOrDefault(key, Map.of());
        // An answer that a designer thought of himself may have the words of one of ours.
        boolean isAnothers = known.containsKey(value)
                && !known.get(value).contains(words)
                && known.entrySet().stream()
                        .anyMatch(other -> !areAlike(other.getKey(), value)
                                && other.getValue().contains(words));
        return key.equals("decision") && isOpposite || isAnothers;
    }

    private static boolean areAlike(String one, String other) {
        return one.equals(other) || YES.contains(one) && YES.contains(other) || NO.contains(one) && NO.contains(other);
    }

    private static Map<String, Map<String, Set<String>>> ours() {
        Map<String, Map<String, Set<String>>> words = new HashMap<>();
        PackagedModels.files().files().forEach((name, text) -> {
            if (name.endsWith(".form")) {
                new FormFile(name, read(text))
                        .components()
                        .forEach(field -> field.path("values")
                                .forEach(option -> words.computeIfAbsent(
                                                field.path("key").asText(), any -> new HashMap<>())
                                        .computeIfAbsent(option.path("value").asText(), any -> new TreeSet<>())
                                        .add(option.path("label").asText())));
            }
        });
        return words;
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
