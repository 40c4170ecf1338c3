package io.github.mediastore.examples.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

  private final TestDatabase database = TestDatabase.withTables();

  private void add(String ownerType, int owner, String slot, int bytes) {
    database
        .store()
        .add(MediaSlot.of(ownerType, owner, slot), MediaContent.of("video/mp4", new byte[bytes]));
  }

  private List<Map<String, @Nullable Object>> lines(String kind) {
    Run run = database.run("status", "--json");
    assertThat(run.status()).isZero();
    return run.json().stream().filter(line -> kind.equals(line.get("kind"))).toList();
  }

  @Test
  void eachKindOfOwnerAndSlotIsCounted() {
    add("users", 1, "profile", 1000);
    add("users", 2, "profile", 500);
    add("parts", 1, "images", 10);
    add("parts", 1, "images", 20);

    assertThat(lines("slot"))
        .extracting(
            line -> line.get("ownerType"),
            line -> line.get("slot"),
            line -> line.get("owners"),
            line -> line.get("media"),
            line -> line.get("bytes"),
            line -> line.get("sourceBytes"))
        .containsExactly(
            tuple("parts", "images", big(1), big(2), big(30), null),
            tuple("users", "profile", big(2), big(2), big(1500), null));
  }

  @Test
  void tablesAndDatabaseAreMeasured() {
    add("users", 1, "profile", 3_000_000);

    assertThat(lines("table"))
        .extracting(line -> line.get("name"))
        .containsExactly("media_slot", "media", "media_representation", "media_chunk");
    assertThat((BigDecimal) lines("table").get(3).get("toastBytes")).isGreaterThan(big(3_000_000));
    assertThat(lines("database")).hasSize(1);
    assertThat(lines("database").get(0)).containsEntry("name", database.name());
    assertThat((BigDecimal) lines("database").get(0).get("bytes")).isGreaterThan(big(3_000_000));
    assertThat(lines("import")).isEmpty();
  }

  @Test
  void peopleGetTables() {
    add("users", 1, "profile", 1500);

    Run run = database.run("status");

    assertThat(run.out().lines())
        .contains("OWNER TYPE  SLOT     OWNERS  MEDIA    SIZE  SAVED")
        .contains("users       profile       1      1  1.5 kB      -")
        .anyMatch(line -> line.matches("media_chunk +[\\d.]+ kB +[\\d.]+ kB +\\d+"))
        .anyMatch(line -> line.matches("Database " + database.name() + ": [\\d.]+ MB"));
  }

  private static BigDecimal big(long number) {
    return BigDecimal.valueOf(number);
  }
}
