package io.github.mediastore.examples.parts.operations;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads every medium again and holds it to the SHA-256 that was stored with it. */
@Component("verify")
class Verify implements Command {

  private final PictureVerification pictures;
  private final FilmVerification films;
  private final JsonMapper json;

  Verify(PictureVerification pictures, FilmVerification films, JsonMapper json) {
    this.pictures = pictures;
    this.films = films;
    this.json = json;
  }

  @Override
  public String usage() {
    return "[--json]";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    Arguments taken = Arguments.of(arguments);
    boolean asJson = taken.option("--json");
    taken.end();
    VerificationReport report = new VerificationReport();
    pictures.verify(report);
    films.verify(report);
    if (asJson) {
      System.out.println(json.writeValueAsString(report.result()));
    } else {
      report.result().faults().forEach(System.out::println);
      System.out.println(report.result());
    }
    return report.result().faults().isEmpty() ? 0 : 1;
  }
}
