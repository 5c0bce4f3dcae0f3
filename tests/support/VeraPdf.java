import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Checks PDFs against flavours: VeraPdf FLAVOUR..., and the files' names on standard input, one a line, as they come.
 * Prints one line for each broken rule, then a verdict.
 */
class VeraPdf {
  public static void main(String[] flavours) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    var files = new BufferedReader(new InputStreamReader(System.in));
    for (var file = files.readLine(); file != null; file = files.readLine())
      for (var flavour : flavours) check(file, flavour);
  }

  private static void check(String file, String name) throws Exception {
    var flavour = PDFAFlavour.byFlavourId(name);
    if (flavour == PDFAFlavour.NO_FLAVOUR) throw new IllegalArgumentException("no such flavour: " + name);
    var foundry = Foundries.defaultInstance();
    try (var stream = new FileInputStream(file);
        var parser = foundry.createParser(stream, flavour);
        var validator = foundry.createValidator(flavour, false)) {
      var result = validator.validate(parser);
      result.getTestAssertions().stream()
          .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
          .map(assertion -> assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
              + " " + assertion.getMessage().replaceAll("\\s+", " "))
          .distinct()
          .forEach(rule -> say("broken", file, name, rule));
      say("verdict", file, name, result.isCompliant() ? "conforms" : "fails");
    }
  }

  private static void say(String kind, String file, String flavour, String words) {
    System.out.println(String.join("\t", kind, file, flavour, words));
  }
}
