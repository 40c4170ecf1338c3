package io.github.mediastore.examples.cli.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.examples.cli.FakeSurroundings;
import io.github.mediastore.examples.cli.Run;
import io.github.mediastore.examples.cli.TestBucket;
import io.github.mediastore.examples.cli.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with where objects are is said in words, before anything is done. */
class ObjectStoreOptionsTest {

  private static final TestDatabase DATABASE = TestDatabase.withTables();
  private static final TestBucket BUCKET = TestBucket.empty();

  @TempDir private static Path folder;

  @BeforeAll
  static void aMediumBecomesAnObject() {
    DATABASE
        .store()
        .put(MediaSlot.of("parts", 7, "videos"), MediaContent.of("video/mp4", new byte[1000]));
    Run move = BUCKET.run(DATABASE, "objects", "move", "--larger-than", "0");
    assertThat(move.err()).isEmpty();
  }

  private static FakeSurroundings withKeys() {
    return DATABASE
        .surroundings()
        .with("AWS_ACCESS_KEY_ID", "local")
        .with("AWS_SECRET_ACCESS_KEY", "secret-of-local")
        .with("AWS_ENDPOINT_URL", TestBucket.address().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --objects gs://media            | --objects is a folder or s3://BUCKET
          --objects https://s3.example/a  | --objects is a folder or s3://BUCKET
          --objects s3://media/videos     | name the bucket alone, s3://media
          --objects s3://                 | No bucket is named
          --objects s3://x                | No bucket is named x
          --objects s3://m --s3-region a_b             | No bucket is named m
          --objects s3://media --s3-region a_b         | No region is named a_b
          --objects s3://media --s3-endpoint s3.local  | An endpoint is like https://
          --objects s3://media --s3-endpoint https://a:b@c | An endpoint is like https://
          --objects s3://media --s3-endpoint https://^topsecret | An endpoint is like https://
          --objects nowhere               | There is no folder 'nowhere'
          --objects . --s3-region eu-1    | go with --objects s3://BUCKET
          --objects s3://key:topsecret@media           | Credentials do not go into --objects
          """)
  void whatNamesNoObjectStoreIsRefused(String options, String message) {
    Run run = Run.of(withKeys(), (Object[]) ("verify " + options).split(" +"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains(message)
        .contains("Try: media-store verify")
        .doesNotContain("topsecret", "Exception", "java.");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void sizesAreNotNegative() {
    Run move = BUCKET.run(DATABASE, "objects", "move", "--larger-than", "-1");
    assertThat(move.status()).isEqualTo(2);
    assertThat(move.err()).contains("--larger-than is negative: -1");

    Run taken = BUCKET.run(DATABASE, "import", "--manifest", ".", "--objects-larger-than", "-1");
    assertThat(taken.err()).contains("--objects-larger-than is negative: -1");
  }

  @Test
  void missingCredentialsAreNamed() {
    FakeSurroundings none = DATABASE.surroundings();
    Run run = Run.of(none, "verify", "--objects", "s3://media");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("set $AWS_ACCESS_KEY_ID and $AWS_SECRET_ACCESS_KEY");

    none.with("AWS_ACCESS_KEY_ID", "local");
    assertThat(Run.of(none, "verify", "--objects", "s3://media").err())
        .contains("credentials are missing: set $AWS_SECRET_ACCESS_KEY\n");
  }

  @Test
  void wrongCredentialsAndBucketsThatAreNotThereAreSaidInWords() {
    Run wrong =
        Run.of(withKeys().with("AWS_SECRET_ACCESS_KEY", "x"), "verify", "--objects", bucket());
    assertThat(wrong.status()).isEqualTo(3);
    assertThat(wrong.err()).contains("The object store " + bucket() + " cannot be used", "secret");

    Run absent = Run.of(withKeys(), "verify", "--objects", "s3://not-there");
    assertThat(absent.status()).isEqualTo(3);
    assertThat(absent.err()).contains("The bucket does not exist there").doesNotContain("java");
  }

  private static String bucket() {
    return "s3://" + BUCKET.name();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"verify", "export OUT", "objects move --to-tables --installation production"})
  void anotherBucketOrFolderIsNoLossOfAllMedia(String command) {
    for (String where : new String[] {"s3://" + TestBucket.empty().name(), folder.toString()}) {
      String all = command.replace("OUT", folder.resolve("out").toString());

      Run run = Run.of(withKeys(), (Object[]) (all + " --objects " + where).split(" "));

      assertThat(run.status()).isEqualTo(3);
      assertThat(run.err())
          .contains("has no object of this database", "parts/7/videos", "was emptied");
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "verify --json", "export OUT"})
  void whoMeetsObjectsWithoutTheirStoreIsToldAndDoesNothing(String command) {
    Path out = folder.resolve("unnamed");

    Run run = DATABASE.run((Object[]) command.replace("OUT", out.toString()).split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains(BUCKET.keys().get(0) + " of parts/7/videos", "--objects or $MEDIA_STORE_OBJECTS")
        .doesNotContain("JdbcMediaStore");
    assertThat(run.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void optionsGoBeforeVariables() {
    FakeSurroundings elsewhere =
        withKeys()
            .with("MEDIA_STORE_OBJECTS", "s3://not-there")
            .with("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1")
            .with("AWS_REGION", "eu-central-1");

    Run run =
        Run.of(
            elsewhere,
            "verify",
            "--objects",
            bucket() + "/",
            "--s3-endpoint",
            TestBucket.address(),
            "--s3-region",
            "us-east-1");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void commandsThatReadNoObjectNeedNone() {
    assertThat(DATABASE.run("status", "--json").out()).contains("\"objectBytes\":1000");
    assertThat(DATABASE.run("status").out()).contains("IN OBJECTS").contains("1.0 kB");
    assertThat(DATABASE.run("renditions", "parts", "--rendition", "a=10").status()).isZero();
  }
}
