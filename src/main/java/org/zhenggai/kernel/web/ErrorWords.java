package org.zhenggai.kernel.web;

import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** What a user reads when a request fails, on the error page and in JSON; causes stay in the server's log. */
@Component
class ErrorWords extends DefaultErrorAttributes {

    private record Words(String heading, String message) {}

    private static final Words ELSE = new Words("请求未能办理", "请返回上一页检查后再试；仍不成功，请联系整改办。");
    private static final Words SERVER = new Words("系统出错", "这一步没有办成，数据没有改动。请稍后再试；仍不成功，请把发生的时间告诉管理员。");
    private static final Words ASKED_WRONGLY = new Words("网址里有不对的内容", "系统读不懂网址里的条件。请返回上一页，或者从首页重新进入。");
    private static final Map<Integer, Words> WORDS = Map.of(
            400, new Words("提交的内容不完整", "系统读不懂这次提交的内容，没有保存。请刷新页面后再填一次。"),
            401, new Words("登录已过期", "请重新登录后再试。"),
            403, new Words("无权查看或办理", "您的角色不能打开此页或办理这一步，也可能是登录已过期。请重新登录；确需办理的，请联系整改办。"),
            404, new Words("没有这一页", "网址可能写错了，内容已经不在，或者不在您可以查看的范围内。请从首页重新进入。"),
            405, ELSE,
            413, new Words("文件过大", RequestFaults.FILE_TOO_LARGE));

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> attributes = super.getErrorAttributes(request, options);
        int status = attributes.get("status") instanceof Integer number ? number : 500;
        boolean isRead = request instanceof ServletWebRequest asked && HttpMethod.GET.equals(asked.getHttpMethod());
        Words words =
                status == 400 && isRead ? ASKED_WRONGLY : WORDS.getOrDefault(status, status >= 500 ? SERVER : ELSE);
        attributes.put("heading", words.heading());
        attributes.put("message", words.message());
        return attributes;
    }
}
