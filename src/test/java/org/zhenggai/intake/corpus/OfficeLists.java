package org.zhenggai.intake.corpus;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** The numbers and dots that Word counts before paragraphs. */
final class OfficeLists {

    /** The level of a dot. */
    static final int DOT = -1;

    private static final String[] TEXTS = {"%1、", "（%2）", "%3.", "%4)"};
    private static final STNumberFormat.Enum[] FORMATS = {
        STNumberFormat.CHINESE_COUNTING,
        STNumberFormat.CHINESE_COUNTING,
        STNumberFormat.DECIMAL,
        STNumberFormat.LOWER_LETTER
    };
    private static final BigInteger NUMBERS = BigInteger.ONE;
    private static final BigInteger DOTS = BigInteger.TWO;

    private OfficeLists() {}

    static void put(XWPFParagraph paragraph, int level) {
        XWPFDocument document = paragraph.getDocument();
        if (document.getNumbering() == null) {
            XWPFNumbering numbering = document.createNumbering();
            numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(numbers())), NUMBERS);
            numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(dots())), DOTS);
        }
        paragraph.setNumID(level == DOT ? DOTS : NUMBERS);
        paragraph.setNumILvl(BigInteger.valueOf(Math.max(level, 0)));
    }

    private static CTAbstractNum numbers() {
        CTAbstractNum numbers = CTAbstractNum.Factory.newInstance();
        numbers.setAbstractNumId(BigInteger.ONE);
        for (int n = 0; n < TEXTS.length; n++) {
            add(numbers, n, FORMATS[n], TEXTS[n]);
        }
        return numbers;
    }

    private static CTAbstractNum dots() {
        CTAbstractNum dots = CTAbstractNum.Factory.newInstance();
        dots.setAbstractNumId(BigInteger.TWO);
        add(dots, 0, STNumberFormat.BULLET, "•");
        return dots;
    }

    private static void add(CTAbstractNum list, int place, STNumberFormat.Enum format, String text) {
        CTLvl level = list.addNewLvl();
        level.setIlvl(BigInteger.valueOf(place));
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(format);
        level.addNewLvlText().setVal(text);
    }
}
