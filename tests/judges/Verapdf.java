import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Verapdf FLAVOUR[,FLAVOUR...] FILE...
 *
 * <p>Judges many PDF files in one machine: "PASS flavour file" or "FAIL flavour file", then a line
 * for each rule that failed. Exit 0: all passed; 1: some failed; 2: some could not be judged.
 */
public final class Verapdf {
  private static int worst = 0;

  public static void main(String[] arguments) {
    if (arguments.length < 2) {
      System.err.println("usage: Verapdf FLAVOUR[,FLAVOUR...] FILE...");
      System.exit(2);
    }
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    for (int i = 1; i < arguments.length; ++i) {
      for (String flavour : arguments[0].split(",")) judge(flavour, arguments[i]);
    }
    System.out.flush();
    System.exit(worst);
  }

  private static void judge(String name, String file) {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + name + " " + file);
      if (result.isCompliant()) return;
      worst = Math.max(worst, 1);
      print(result);
    } catch (Exception problem) {
      System.out.println("ERROR " + name + " " + file + " " + problem);
      worst = 2;
    }
  }

  private static void print(ValidationResult result) {
    Map<RuleId, TestAssertion> first = new HashMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        first.putIfAbsent(assertion.getRuleId(), assertion);
      }
    }
    Map<String, String> lines = new TreeMap<>();
    for (Map.Entry<RuleId, Integer> rule : result.getFailedChecks().entrySet()) {
      TestAssertion example = first.get(rule.getKey());
      String id = rule.getKey().getClause() + "-" + rule.getKey().getTestNumber();
      lines.put(id, "  " + id + " x" + rule.getValue()
          + (example == null ? "" : " " + example.getMessage() + " at "
              + example.getLocation().getContext()));
    }
    lines.values().forEach(System.out::println);
  }
}
