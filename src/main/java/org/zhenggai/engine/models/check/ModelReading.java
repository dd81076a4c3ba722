package org.zhenggai.engine.models.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.zhenggai.engine.models.check.Findings.Place;
import org.zhenggai.engine.models.check.SafeXml.Unreadable;
import org.zhenggai.engine.models.check.bpmn.BpmnFile;
import org.zhenggai.engine.models.check.bpmn.Part;
import org.zhenggai.engine.models.check.form.FormFile;
import org.zhenggai.engine.models.check.table.TableFile;

/** Reads texts into models; a file that cannot be read is a finding, and the others are read all the same. */
final class ModelReading {

    private static final int LONGEST_FILE = 2_000_000;

    /** Ways through a process are followed by calls in calls. */
    private static final int MOST_NODES = 300;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Findings findings;
    private final List<BpmnFile> processes = new ArrayList<>();
    private final List<TableFile> tables = new ArrayList<>();
    private final List<FormFile> forms = new ArrayList<>();

    /** What the files declare: a kind and an id, or a kind and a path. */
    private final Set<String> declared = new HashSet<>();

    ModelReading(Findings findings) {
        this.findings = findings;
    }

    /** Reads the given files, and of those behind them what the given ones do not replace. */
    ModelSet read(ModelFiles given, ModelFiles base, Map<String, Set<String>> workingDays) {
        given.files().forEach(this::read);
        Set<String> brought = Set.copyOf(declared);
        boolean isWhole = !base.files().isEmpty()
                && base.files().keySet().stream()
                        .filter(ModelReading::isProcess)
                        .allMatch(given.files()::containsKey);
        if (!isWhole) {
            base.files().forEach((name, text) -> {
                ModelReading one = new ModelReading(new Findings());
                one.read(name, text);
                if (one.declared.stream().noneMatch(brought::contains)) {
                    processes.addAll(one.processes);
                    tables.addAll(one.tables);
                    forms.addAll(one.forms);
                }
            });
        }
        return new ModelSet(List.copyOf(processes), List.copyOf(tables), List.copyOf(forms), workingDays);
    }

    static boolean isProcess(String name) {
        return name.endsWith(".bpmn");
    }

    private void read(String name, String text) {
        declare("file", name.substring(name.lastIndexOf('/') + 1), null);
        Place place = Place.of(name);
        if (text.length() > LONGEST_FILE) {
            findings.add("file-too-large", place, text.length() / 1000);
        } else if (text.isBlank()) {
            findings.add("file-empty", place);
        } else if (text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0) {
            findings.add("file-encoding", place);
        } else if (text.charAt(0) == '\uFEFF') {
            findings.add("file-mark", place);
        } else if (name.endsWith(".form")) {
            form(name, text);
        } else if (isProcess(name) || name.endsWith(".dmn")) {
            xml(name, text);
        } else {
            findings.add("file-kind", place);
        }
    }

    private void xml(String name, String text) {
        if (SafeXml.hasDocumentType(text)) {
            findings.add("xml-doctype", Place.of(name));
            return;
        }
        if (SafeXml.isDeclaredOtherwise(text)) {
            findings.add("xml-encoding", Place.of(name));
            return;
        }
        try {
            Document xml = SafeXml.parse(text);
            String root = xml.getDocumentElement().getNamespaceURI();
            boolean isTable = name.endsWith(".dmn");
            boolean isRight = root != null
                    && xml.getDocumentElement().getLocalName().equals("definitions")
                    && (isTable ? root.contains("/DMN/") : root.contains("/BPMN/"));
            if (!isRight) {
                findings.add("xml-root", Place.of(name), isTable ? "决策表（DMN）" : "流程（BPMN）");
                return;
            }
            new HiddenText(name, findings).look(xml);
            if (isTable) {
                table(new TableFile(name, xml));
            } else {
                process(new BpmnFile(name, xml));
            }
        } catch (Unreadable e) {
            findings.add("xml-broken", Place.of(name), e.getMessage());
        }
    }

    private void process(BpmnFile file) {
        if (file.nodes().size() > MOST_NODES) {
            findings.add("file-too-many", file.place(), file.nodes().size());
            return;
        }
        processes.add(file);
        if (file.processes().isEmpty()) {
            findings.add("process-none", file.place());
        }
        for (Part process : file.processes()) {
            declare("process", process.id(), process.place());
        }
    }

    private void table(TableFile file) {
        tables.add(file);
        if (file.decisions().isEmpty()) {
            findings.add("table-none", Place.of(file.name()));
        }
        file.decisions().forEach(decision -> declare("decision", decision.id(), decision.place()));
    }

    private void form(String name, String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!json.isObject() || !json.path("components").isArray()) {
                findings.add("form-broken", Place.of(name), "不是表单");
                return;
            }
            new HiddenText(name, findings).look(json);
            FormFile form = new FormFile(name, json);
            forms.add(form);
            declare("form", form.id(), form.place());
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? "位置不明"
                    : "第" + e.getLocation().getLineNr() + "行第" + e.getLocation().getColumnNr() + "列";
            findings.add("form-broken", Place.of(name), where);
        }
    }

    private void declare(String kind, String id, Place place) {
        if (!declared.add(kind + " " + id) && place != null) {
            findings.add("id-twice-" + kind, place, id);
        }
    }
}
