import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks files by veraPDF's profile of PDF/UA-1: java -cp JARS PdfUa.java FILE…  Each rule that a file breaks is told once, with how often. */
public class PdfUa {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour standard = PDFAFlavour.PDFUA_1;
        int passed = 0;
        for (String file : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), standard);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
                ValidationResult result = validator.validate(parser);
                if (result.isCompliant()) {
                    passed++;
                    continue;
                }
                Map<String, Integer> broken = new TreeMap<>();
                for (TestAssertion found : result.getTestAssertions()) {
                    if (found.getStatus() == TestAssertion.Status.FAILED) {
                        String rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                        broken.merge(rule + ": " + found.getMessage(), 1, Integer::sum);
                    }
                }
                System.out.println("not ok - " + file);
                broken.forEach((rule, times) -> System.out.println("    " + rule + " (" + times + ")"));
            }
        }
        System.out.println("verapdf: " + passed + " passed, " + (files.length - passed) + " failed");
        System.exit(passed == files.length && passed > 0 ? 0 : 1);
    }
}
