import java.io.FileInputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Prints one line for each file and each standard: the standard, a tab, the file, a tab, and the
 * broken clauses ("" when there are none). Arguments: standards with commas between, then files.
 */
public class CheckStandards {
  public static void main(String[] arguments) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (int i = 1; i < arguments.length; i++) {
      for (String standard : arguments[0].split(",")) {
        System.out.println(standard + "\t" + arguments[i] + "\t" + broken(arguments[i], standard));
      }
    }
  }

  private static String broken(String file, String standard) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
    String name = standard.startsWith("ua")
        ? "PDFUA-" + standard.substring(2) : "PDFA-" + standard.toUpperCase();
    ValidationProfile profile = Profiles.profileFromXml(
        PDFAFlavour.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml"));
    try (PDFAParser parser = Foundries.defaultInstance()
            .createParser(new FileInputStream(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
      ValidationResult result = validator.validate(parser);
      Set<String> clauses = new LinkedHashSet<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          clauses.add(assertion.getRuleId().getClause() + ": " + assertion.getMessage());
        }
      }
      if (clauses.isEmpty() && !result.isCompliant()) {
        clauses.add("not compliant");
      }
      return String.join(" | ", clauses).replaceAll("\\s+", " ");
    }
  }
}
