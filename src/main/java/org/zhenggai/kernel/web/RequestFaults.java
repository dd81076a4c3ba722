package org.zhenggai.kernel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.zhenggai.kernel.KnownElsewhere;
import org.zhenggai.kernel.Refusal;

/** Turns what a user can mend into a sentence: a page for a browser, {@code {"message"}} for a script. */
@ControllerAdvice
class RequestFaults {

    static final String FILE_TOO_LARGE =
            "文件过大，没有接收。通报或问题清单一般不到 1,000,000 字节，Word、Excel 文件不超过 10,000,000 字节；请只保留正文后再导入。";

    private static final String BROKEN_UPLOAD = "提交的内容没有收完整，没有保存。请刷新页面后再提交一次。";
    private static final Set<String> PASSWORDS = Set.of("current", "fresh", "again");

    /** What a script gets; a way that a sentence leads to has an address and a word, else both are left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(String message, String location, String word) {

        Fault(String message) {
            this(message, null, null);
        }
    }

    @InitBinder
    void visibleText(WebDataBinder binder) {
        // A password is what was typed, here as at the login.
        if (!PASSWORDS.contains(String.valueOf(binder.getObjectName()))) {
            binder.registerCustomEditor(String.class, new VisibleText.Editor());
        }
    }

    @ExceptionHandler(exception = Refusal.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView refusedPage(Refusal refusal) {
        return page(HttpStatus.UNPROCESSABLE_ENTITY, "不能办理", refusal.getMessage());
    }

    @ExceptionHandler(exception = Refusal.class, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Fault> refused(Refusal refusal) {
        return ResponseEntity.unprocessableEntity().body(new Fault(refusal.getMessage()));
    }

    @ExceptionHandler(exception = KnownElsewhere.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView knownPage(KnownElsewhere known) {
        return refusedPage(known).addObject("location", known.address()).addObject("word", known.word());
    }

    @ExceptionHandler(exception = KnownElsewhere.class, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Fault> known(KnownElsewhere known) {
        return ResponseEntity.unprocessableEntity().body(new Fault(known.getMessage(), known.address(), known.word()));
    }

    @ExceptionHandler(exception = MaxUploadSizeExceededException.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView tooLargePage() {
        return page(HttpStatus.PAYLOAD_TOO_LARGE, "文件过大", FILE_TOO_LARGE);
    }

    @ExceptionHandler(exception = MaxUploadSizeExceededException.class, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Fault> tooLarge() {
        return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE).body(new Fault(FILE_TOO_LARGE));
    }

    @ExceptionHandler(exception = MultipartException.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView brokenUploadPage() {
        return page(HttpStatus.BAD_REQUEST, "没有收完整", BROKEN_UPLOAD);
    }

    @ExceptionHandler(exception = MultipartException.class, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Fault> brokenUpload() {
        return ResponseEntity.badRequest().body(new Fault(BROKEN_UPLOAD));
    }

    @ExceptionHandler(exception = HttpMessageNotReadableException.class, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Fault> unreadable(HttpMessageNotReadableException error) {
        boolean isVisible = !String.valueOf(error.getMessage()).contains(VisibleText.NOT_VISIBLE);
        return ResponseEntity.badRequest()
                .body(new Fault(
                        isVisible
                                ? "系统读不懂提交的内容，没有保存。请检查日期等是否填写完整，或刷新页面后再试。"
                                : "提交的内容" + VisibleText.NOT_VISIBLE + "。"));
    }

    private static ModelAndView page(HttpStatus status, String heading, String message) {
        return new ModelAndView(
                "error", Map.of("status", status.value(), "heading", heading, "message", message), status);
    }
}
