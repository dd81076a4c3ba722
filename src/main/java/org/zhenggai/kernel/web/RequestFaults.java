package org.zhenggai.kernel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
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
import org.zhenggai.kernel.gate.PageHead;

/** Turns what a user can mend into a sentence: a page for a browser, {@code {"message"}} for a script. */
@ControllerAdvice
@RequiredArgsConstructor
class RequestFaults {

    static final String FILE_TOO_LARGE = "文件过大，没有接收。通报或问题清单一般不到 1 MB，Word、Excel 文件不超过 10 MB；请只保留正文后再导入。";

    private static final String BROKEN_UPLOAD = "提交的内容没有收完整，没有保存。请刷新页面后再提交一次。";
    private static final Set<String> PASSWORDS = Set.of("current", "fresh", "again");

    private final ObjectProvider<PageHead> heads;

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

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request) {
        return answer(request, HttpStatus.UNPROCESSABLE_ENTITY, "不能办理", new Fault(refusal.getMessage()));
    }

    @ExceptionHandler
    Object known(KnownElsewhere known, HttpServletRequest request) {
        Fault fault = new Fault(known.getMessage(), known.address(), known.word());
        return answer(request, HttpStatus.UNPROCESSABLE_ENTITY, "不能办理", fault);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(HttpServletRequest request) {
        return answer(request, HttpStatus.PAYLOAD_TOO_LARGE, "文件过大", new Fault(FILE_TOO_LARGE));
    }

    @ExceptionHandler(MultipartException.class)
    Object brokenUpload(HttpServletRequest request) {
        return answer(request, HttpStatus.BAD_REQUEST, "没有收完整", new Fault(BROKEN_UPLOAD));
    }

    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException error, HttpServletRequest request) {
        boolean isVisible = !String.valueOf(error.getMessage()).contains(VisibleText.NOT_VISIBLE);
        String sentence =
                isVisible ? "系统读不懂提交的内容，没有保存。请检查日期等是否填写完整，或刷新页面后再试。" : "提交的内容" + VisibleText.NOT_VISIBLE + "。";
        return answer(request, HttpStatus.BAD_REQUEST, "没有保存", new Fault(sentence));
    }

    /** By one method for both: of two, each for a kind, Spring takes either when a request does not say which it wants. */
    private Object answer(HttpServletRequest request, HttpStatus status, String heading, Fault fault) {
        if (!WantedAnswer.isPage(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(fault);
        }
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("status", status.value()).addObject("heading", heading).addObject("message", fault.message());
        page.addObject("location", fault.location()).addObject("word", fault.word());
        heads.ifAvailable(head -> head.addTo(page.getModelMap(), request));
        return page;
    }
}
