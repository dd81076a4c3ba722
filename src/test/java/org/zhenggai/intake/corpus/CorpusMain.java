package org.zhenggai.intake.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the tables without Maven; what is missing or wrong in a document stands in {@code target/corpus/<kind>/<name>.txt}. An argument is part
 * of a kind's or file's name, or another folder of documents.
 */
public final class CorpusMain {

    private CorpusMain() {}

    public static void main(String[] arguments) {
        List<Corpus.Document> documents = new ArrayList<>(Corpus.in(Corpus.FOLDER));
        String more = System.getProperty("corpus.more");
        if (more != null) {
            documents.addAll(Corpus.in(Path.of(more)));
        }
        if (arguments.length > 0) {
            documents.removeIf(document -> !(document.kind() + "/" + document.name()).contains(arguments[0]));
        }
        CorpusReport report = CorpusReport.of(documents);
        System.out.println(report.tables());
        report.counted().forEach(System.out::println);
    }
}
