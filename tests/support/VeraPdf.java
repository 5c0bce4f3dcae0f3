import java.io.FileInputStream;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Checks one PDF against flavours: VeraPdf FILE FLAVOUR... Prints one line for each broken rule, then a verdict. */
class VeraPdf {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (int i = 1; i < arguments.length; i++) check(arguments[0], arguments[i]);
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
          .forEach(rule -> System.out.println("broken\t" + name + "\t" + rule));
      System.out.println("verdict\t" + name + "\t" + (result.isCompliant() ? "conforms" : "fails"));
    }
  }
}
