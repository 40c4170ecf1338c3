package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.browser.Browser;
import io.github.mediastore.jdbc.endurance.Disturbances.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The random run: kept short, with one disturbance of each kind, and as long as one likes. */
class EnduranceTest {

  @Test
  void nothingIsLostOrDoubledOrMixedWhateverHappens(@TempDir Path directory) throws Exception {
    Browser.requireCommand("kill"); // For an immediate shutdown.
    Folder folder = new Folder(directory);
    Objects objects = new Objects(folder.objects(), 20_000);
    Plan plan = new Plan(20, 2, 1, 5, 20, 0, 20, folder, null, "", objects);
    Endurance.run(plan, List.of(Kind.values()));
    System.out.println(new Totals(plan).text());
  }

  /** {@code -Dendurance="minutes=60 folder=run"}: as long as one likes; see {@link Plan}. */
  @Test
  @EnabledIfSystemProperty(named = "endurance", matches = ".+")
  void theLongRun() throws Exception {
    Endurance.main(System.getProperty("endurance", "").split(" ", -1));
  }
}
