package org.zhenggai.shell.help;

import java.time.Duration;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhenggai.kernel.web.NotFound;
import org.zhenggai.people.Viewer;

/** The handbook's contents, its parts, and their pictures. */
@Controller
@RequiredArgsConstructor
class HelpController {

    private static final Pattern PICTURE = Pattern.compile("[a-z-]+\\.png");

    private final Handbook handbook;

    @GetMapping("/help")
    String contents(Viewer viewer, Model page) {
        page.addAttribute("parts", handbook.parts(viewer));
        return "help";
    }

    @GetMapping("/help/{part}")
    String part(Viewer viewer, @PathVariable String part, Model page) {
        page.addAttribute("part", handbook.part(part).orElseThrow(NotFound::new));
        page.addAttribute("parts", handbook.parts(viewer));
        return "help";
    }

    @GetMapping("/help/pictures/{name}")
    ResponseEntity<Resource> picture(@PathVariable String name) {
        Resource picture = new ClassPathResource("handbook/pictures/" + name);
        if (!PICTURE.matcher(name).matches() || !picture.exists()) {
            throw new NotFound();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(picture);
    }
}
