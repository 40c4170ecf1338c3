package io.github.mediastore.examples.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifyCommandTest {

  private final TestDatabase database = TestDatabase.withTables();

  private void add(int owner) {
    database
        .store()
        .add(
            MediaSlot.of("users", owner, "profile"),
            MediaContent.of("video/mp4", new byte[] {1, 2, (byte) owner}));
  }

  @Test
  void aWholeStoreIsWhole() {
    for (int owner = 0; owner < 150; owner++) {
      add(owner);
    }

    Run run = database.run("verify");

    assertThat(run).isEqualTo(new Run(0, "150 verified, 0 damaged" + System.lineSeparator(), ""));
  }

  @Test
  void aDamagedByteIsFoundAndNamed() {
    add(1);
    add(2);
    database.execute(
        "UPDATE media_chunk SET data = set_byte(data, 1, 99) WHERE representation_id = 2");

    Run people = database.run("verify");
    Run programs = database.run("verify", "--json");

    assertThat(people.status()).isEqualTo(1);
    assertThat(people.err()).contains("DAMAGED users/2/profile, medium 2, full: the SHA-256");
    assertThat(people.out()).isEqualToIgnoringNewLines("2 verified, 1 damaged");
    assertThat(programs.status()).isEqualTo(1);
    Map<String, @Nullable Object> damage = programs.json().get(0);
    assertThat(damage)
        .containsEntry("kind", "medium")
        .containsEntry("ownerId", "2")
        .containsEntry("id", "2")
        .containsEntry("rendition", "full");
    assertThat(programs.json().get(1))
        .containsEntry("kind", "total")
        .containsEntry("verified", BigDecimal.valueOf(2))
        .containsEntry("damaged", BigDecimal.ONE);
  }
}
