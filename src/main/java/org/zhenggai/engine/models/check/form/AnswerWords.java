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

    /** What says no and means yes; taken out first. */
    private static final Pattern FINE = Pattern.compile(
            "(?:没有?|无|未发现|未见|不存在)(?:任何|其他|什么)?(?:问题|异议|意见|反弹|不实|不足|不符)|(?:不|无|没有?)(?:需|须|必|用|需要|必要|再)*(?:反对|退回|重办|重做|返工|整改|补充|修改)");

    private static final String AGREES =
            "同意|赞成|通过|批准|准予|签收|接收|确认|属实|支持|认可|合格|具备|印发|保持|采纳|销号|办结|可行|可以|完成|到位|落实|符合|满意|放行|接受";
    private static final Pattern NEGATED = Pattern.compile("(?:不|未|没|无|非|勿|拒)[\\p{IsHan}]{0,2}?(?:" + AGREES + ")");
    private static final Pattern REFUSES = Pattern.compile(
            "问题|(?:需|须|要|应|继续|重新|限期|再|督促)[\\p{IsHan}]{0,2}整改|补充|补正|补齐|修改|缓|差距|欠缺|错误|异议|质疑|保留意见|弃权|退回|退还|驳回|拒绝|反对|否决|打回|发回|返回|反弹|撤销|撤回|重新|重写|重办|重来|再议|不行|不可|不能|不予|不准|不实|否");
    private static final Pattern AGREED = Pattern.compile(AGREES);

    /** By the key of a field and a value, the words of our own forms. */
    private static final Map<String, Map<String, Set<String>>> OURS = ours();

    private AnswerWords() {}

    /** What the words of an answer say of it. */
    enum Sense {
        SAME,
        OPPOSITE,
        /** Neither yes nor no can be read from them. */
        UNCLEAR
    }

    static Sense of(String key, String value, String words) {
        Map<String, Set<String>> known = OURS.getOrDefault(key, Map.of());
        if (known.getOrDefault(value, Set.of()).contains(words)) {
            return Sense.SAME;
        }
        // An answer that a designer thought of himself may have the words of one of ours.
        boolean isAnothers = known.containsKey(value)
                && known.entrySet().stream()
                        .anyMatch(other -> !areAlike(other.getKey(), value)
                                && other.getValue().contains(words));
        boolean isSide = key.equals("decision") && (YES.contains(value) || NO.contains(value));
        return isAnothers ? Sense.OPPOSITE : isSide ? side(YES.contains(value), words) : Sense.SAME;
    }

    private static Sense side(boolean isYes, String words) {
        String rest = FINE.matcher(words).replaceAll("");
        boolean refuses = NEGATED.matcher(rest).find() || REFUSES.matcher(rest).find();
        boolean agrees = rest.length() < words.length()
                || AGREED.matcher(NEGATED.matcher(rest).replaceAll("")).find();
        if (isYes ? refuses : agrees && !refuses) {
            return Sense.OPPOSITE;
        }
        return agrees || refuses ? Sense.SAME : Sense.UNCLEAR;
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
