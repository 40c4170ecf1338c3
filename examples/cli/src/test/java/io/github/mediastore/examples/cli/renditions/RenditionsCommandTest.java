package io.github.mediastore.examples.cli.renditions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestDatabase;
import io.github.mediastore.examples.cli.TestPictures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenditionsCommandTest {

  private static final String[] AVATARS = {"users/profile", "--rendition", "avatar=cover:40x40"};

  private final TestDatabase database = TestDatabase.withTables();

  @TempDir private Path folder;

  @BeforeEach
  void photosOfUsers() throws IOException {
    for (int user = 1; user <= 3; user++) {
      TestPictures.write(folder.resolve("users/" + user + "/profile.png"), 300, 200);
    }
    database.run("import", folder, "--files=users/{ownerId}/*=users/profile");
  }

  private Run renditions(Object... more) {
    Object[] args = new Object[1 + AVATARS.length + more.length];
    args[0] = "renditions";
    System.arraycopy(AVATARS, 0, args, 1, AVATARS.length);
    System.arraycopy(more, 0, args, 1 + AVATARS.length, more.length);
    return database.run(args);
  }

  private MediaInfo profile(Object user) {
    return database.store().info(MediaSlot.of("users", user, "profile")).orElseThrow();
  }

  @Test
  void aDryRunSaysWhatTheNextRunMakes() {
    Run dry = renditions("--dry-run");
    assertThat(dry.status()).isZero();
    assertThat(dry.out()).contains("3 media: 3 to be made", "3 renditions would be made");
    assertThat(profile(1).renditions()).isEmpty();

    Run run = renditions();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("3 media: 3 made", "3 renditions made");
    assertThat(profile(1).renditionOrFull("avatar").dimensions()).contains(new Dimensions(40, 40));

    assertThat(renditions().out()).contains("3 media: 3 unchanged", "0 renditions made");
  }

  @Test
  void otherSettingsMakeThemAgainUnlessOnlyWhatIsMissingIsWanted() {
    renditions();

    assertThat(renditions("--qualities", "30", "--only-missing").out())
        .contains("3 media: 3 unchanged");
    assertThat(renditions("--qualities", "30").out()).contains("3 media: 3 made");
  }

  @Test
  void programsGetALineForEachMediumAndATotal() {
    MediaSlot slot = MediaSlot.of("users", "4\u202e", "profile");
    database.store().put(slot, MediaContent.of("image/webp", "no picture".getBytes(UTF_8)));

    Run run = renditions("--json");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.field("kind"))
        .containsExactlyInAnyOrder("medium", "medium", "medium", "medium", "total");
    assertThat(run.field("outcome")).contains("MADE").doesNotContain("UNCHANGED");
    assertThat(run.json().get(4))
        .containsEntry("media", BigDecimal.valueOf(4))
        .containsEntry("MADE", BigDecimal.valueOf(3))
        .containsEntry("renditions", BigDecimal.valueOf(3))
        .containsKeys("bytesRead", "bytesMade", "millis", "DAMAGED", "TOO_SMALL");
    assertThat(run.out()).doesNotContain("\u202e");
    assertThat(run.err()).contains("users/4?/profile").doesNotContain("\u202e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --rendition a=128                          | Missing required parameter
          users                                      | Missing required option: '--rendition
          users --rendition a                        | is not NAME=SHAPE
          users --rendition a=cover:128              | is not PIXELS, cover:
          users --rendition a=fill:128x128           | is not PIXELS, cover:
          users --rendition a=0                      | pixels is 0
          users --rendition a=cover:0x9              | width is 0
          users --rendition a=128:10                 | maxBytes is 10
          users --rendition full=128                 | Not the name of a rendition: full
          users --rendition a/b=128                  | Not the name of a rendition: a/b
          users --rendition a=4000                   | --rendition
          users/profile/x --rendition a=128          | is not OWNERTYPE/SLOT
          /profile --rendition a=128                 | is not OWNERTYPE/SLOT
          """)
  void whatIsNotUnderstoodIsSaid(String arguments, String message) {
    Object[] args = ("renditions " + arguments).split(" ");

    Run run = database.run(args);

    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void missingTablesAreTrouble() {
    Run run =
        Run.of(
            TestDatabase.empty().surroundings(), "renditions", AVATARS[0], AVATARS[1], AVATARS[2]);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("The tables are not there");
  }
}
