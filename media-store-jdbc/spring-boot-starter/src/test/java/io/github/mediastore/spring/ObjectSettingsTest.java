package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.UnstagedContentException;
import io.github.mediastore.jdbc.objects.ObjectInstallation;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.s3.S3CredentialsProvider;
import io.github.mediastore.s3.S3ObjectStore;
import io.github.mediastore.spring.internal.autoconfigure.MediaObjectsAutoConfiguration;
import io.github.mediastore.spring.internal.autoconfigure.MediaStoreAutoConfiguration;
import io.github.mediastore.spring.internal.autoconfigure.MediaSweepAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where large media are, by properties, and what is said of those that cannot be. */
class ObjectSettingsTest {

  private static final MediaContent LARGE = MediaContent.of("text/plain", new byte[5 << 20]);
  private static final MediaContent SMALL = MediaContent.of("text/plain", new byte[100]);

  private static TestDatabase database;

  @TempDir private Path directory;
  private final MediaSlot slot = MediaSlot.of("users", System.nanoTime(), "photo");

  @BeforeAll
  static void createTables() {
    database = TestDatabase.empty();
    MediaSchema.of(MediaTables.DEFAULT).create(database.dataSource());
  }

  /** In a database of its own where objects are stored: they belong to one bucket or folder. */
  private static ApplicationContextRunner runnerOnEmptyDatabase() {
    return Applications.runner()
        .withPropertyValues(TestDatabase.empty().properties())
        .withPropertyValues("media-store.schema.mode=create");
  }

  /** Of nothing but our configurations, which starts in no time. */
  private static ApplicationContextRunner runner() {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                MediaStoreAutoConfiguration.class,
                MediaObjectsAutoConfiguration.class,
                MediaSweepAutoConfiguration.class))
        .withBean(DataSource.class, database::dataSource);
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("installation"))
          .count();
    }
  }

  @Test
  void aFolderHoldsWhatIsLargerThanTheLimitAndWhatIsOfATypeStagedWithinTransactions() {
    runnerOnEmptyDatabase()
        .withPropertyValues(
            "media-store.objects.folder=" + directory,
            "media-store.objects.types=video/",
            "media-store.objects.larger-than=1MB",
            "media-store.objects.installation=test")
        .run(
            context -> {
              assertThat(context).hasSingleBean(ObjectStore.class);
              MediaStore store = context.getBean(MediaStore.class);
              store.put(slot, SMALL);
              assertThat(files()).isZero();
              store.put(slot, LARGE);
              assertThat(files()).isOne();
              store.add(slot, MediaContent.of("video/mp4", new byte[100]));
              assertThat(files()).isEqualTo(2);

              TransactionTemplate transaction =
                  new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
              assertThatThrownBy(
                      () -> transaction.executeWithoutResult(status -> store.add(slot, LARGE)))
                  .isInstanceOf(UnstagedContentException.class);
              MediaContent staged = store.stage(LARGE);
              transaction.executeWithoutResult(status -> store.add(slot, staged));
              assertThat(store.count(slot)).isEqualTo(3);
              assertThat(store.find(slot, 2).orElseThrow().bytes()).hasSize(5 << 20);
            });
  }

  @Test
  void aBucketIsAskedAsThePropertiesSay() {
    try (TestBucket bucket = new TestBucket()) {
      runnerOnEmptyDatabase()
          .withPropertyValues(bucket.properties())
          .run(
              context -> {
                assertThat(context.getBean(ObjectStore.class)).isInstanceOf(S3ObjectStore.class);
                context.getBean(MediaStore.class).put(slot, LARGE);
                assertThat(context.getBean(MediaStore.class).find(slot).orElseThrow().bytes())
                    .hasSize(5 << 20);
              });
      assertThat(bucket.keys()).hasSize(1);
      assertThat(bucket.requests())
          .anyMatch(request -> request.startsWith("PUT /my-media/"))
          .allMatch(request -> request.contains("Credential=id-of-test/"))
          .allMatch(request -> request.contains("/eu-test-1/s3/aws4_request"))
          .noneMatch(request -> request.contains("secret-of-test"));
    }
  }

  @Test
  void credentialsMayComeFromABean() {
    try (TestBucket bucket = new TestBucket()) {
      runnerOnEmptyDatabase()
          .withBean(S3CredentialsProvider.class, () -> S3CredentialsProvider.of("of-bean", "s"))
          .withPropertyValues(
              "media-store.objects.s3.bucket=my-media",
              "media-store.objects.s3.endpoint=" + bucket.endpoint())
          .run(context -> context.getBean(MediaStore.class).put(slot, LARGE));
      assertThat(bucket.requests()).allMatch(request -> request.contains("Credential=of-bean/"));
    }
  }

  @Test
  void anApplicationStartsAndServesWhatIsInTheTablesWhileItsBucketIsAway() {
    TestBucket bucket = new TestBucket();
    String[] properties = bucket.properties();
    bucket.close();
    runner()
        .withPropertyValues(properties)
        .withPropertyValues(
            "media-store.objects.installation=test", "media-store.objects.sweep.mode=delete")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              MediaStore store = context.getBean(MediaStore.class);
              store.put(slot, SMALL);
              assertThat(store.find(slot)).isPresent();
              assertThatThrownBy(() -> store.put(slot, LARGE))
                  .isInstanceOfSatisfying(
                      MediaStorageException.class, e -> assertThat(e.isTransient()).isTrue());
              assertThat(store.find(slot).orElseThrow().info().size()).isEqualTo(100);
            });
  }

  @Test
  void anObjectStoreOfTheApplicationTakesThePlaceOfThatOfTheProperties() {
    runner()
        .withBean("own", ObjectStore.class, () -> folder("own"))
        .withPropertyValues("media-store.objects.folder=" + directory.resolve("other"))
        .run(
            context -> {
              assertThat(context).hasSingleBean(ObjectStore.class).hasBean("own");
              assertThat(directory.resolve("other")).doesNotExist();
            });
  }

  @Test
  void severalObjectStoresNeedAPrimaryOne() {
    ApplicationContextRunner two =
        runner()
            .withBean("near", ObjectStore.class, () -> folder("near"))
            .withBean("far", ObjectStore.class, () -> folder("far"));
    two.run(
        context ->
            assertThat(context)
                .getFailure()
                .hasStackTraceContaining("near, far")
                .hasStackTraceContaining("Mark one as @Primary"));
    runner()
        .withBean("near", ObjectStore.class, () -> folder("near"))
        .withBean("far", ObjectStore.class, () -> folder("far"), far -> far.setPrimary(true))
        .run(context -> assertThat(context).hasNotFailed());
  }

  private ObjectStore folder(String name) {
    try {
      return new FileObjectStore(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsBlankIsNotSet() {
    runner()
        .withPropertyValues(
            "media-store.objects.folder=",
            "media-store.objects.installation=",
            "media-store.objects.s3.bucket=",
            "media-store.objects.s3.endpoint=",
            "media-store.objects.s3.access-key-id=",
            "media-store.objects.s3.secret-access-key=",
            "media-store.read-from=")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean(ObjectStore.class);
              assertThat(context).doesNotHaveBean(ObjectInstallation.class);
            });
  }

  @Test
  void aBucketWithoutTheClientForS3SaysWhatToAdd() {
    runner()
        .withClassLoader(new FilteredClassLoader(S3ObjectStore.class))
        .withPropertyValues("media-store.objects.s3.bucket=my-media")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("io.github.media-store:media-store-s3"));
    runner()
        .withClassLoader(new FilteredClassLoader("io.github.mediastore.s3"))
        .withPropertyValues("media-store.objects.folder=" + directory)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3.bucket=my-media;folder=x | Both media-store.objects.folder and",
        "s3.endpoint=https://objects.example.org | media-store.objects.s3.bucket is missing",
        "s3.access-key-id=id | media-store.objects.s3.bucket is missing",
        "s3.bucket=my-media;s3.access-key-id=id | s3.secret-access-key is missing",
        "s3.bucket=my-media;s3.secret-access-key=k | s3.access-key-id is missing",
        "s3.bucket=my-media;s3.session-token=k | s3.access-key-id is missing",
        "s3.bucket=my media | media-store.objects.s3.bucket is my media: No bucket",
        "s3.bucket=my-media;s3.endpoint=objects.example.org | media-store.objects.s3.endpoint",
        "s3.bucket=my-media;s3.endpoint=https://a b | media-store.objects.s3.endpoint",
        "s3.bucket=my-media;s3.region=eu west | media-store.objects.s3.region",
        "s3.bucket=my-media;s3.part-size=1MB | media-store.objects.s3.part-size",
        "s3.bucket=my-media;s3.part-size=4GB | media-store.objects.s3.part-size",
        "s3.bucket=my-media;s3.parts-at-once=0 | media-store.objects.s3.parts-at-once",
        "s3.bucket=my-media;s3.patience=2h | media-store.objects.s3.patience",
        "s3.bucket=my-media;s3.virtual-host=true | media-store.objects.s3.endpoint is missing",
        "s3.bukcet=my-media | media-store.objects.s3.bukcet",
        "foler=x | media-store.objects.foler",
        "s3.path-style=true | media-store.objects.s3.path-style",
        "folder=/dev/null/x | media-store.objects.folder is /dev/null/x",
        "larger-than=much | media-store.objects.larger-than",
        "folder=target/objects;larger-than=-1B | media-store.objects.larger-than",
        "folder=target/objects;installation=my prod | media-store.objects.installation is my prod",
        "folder=target/objects;sweep.mode=delete | media-store.objects.installation is missing",
        "folder=target/objects;sweep.mode=dry | media-store.objects.sweep.mode",
        "folder=target/objects;installation=p;sweep.grace=2h | media-store.objects.sweep.grace",
        "folder=target/objects;installation=p;sweep.mode=preview;sweep.interval=0s"
            + " | media-store.objects.sweep.interval",
        "folder=target/objects;installation=p;sweep.mode=delete;sweep.interval=60d"
            + " | media-store.objects.sweep.interval",
        "sweep.intervall=2d | media-store.objects.sweep.intervall",
      })
  void aWrongPropertyIsNamed(String properties, String named) {
    runner()
        .withPropertyValues(
            Stream.of(properties.split(";"))
                .map(property -> "media-store.objects." + property)
                .toArray(String[]::new))
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining(named));
  }

  @Test
  void aSecretIsInNoMessage() {
    runner()
        .withPropertyValues(
            "media-store.objects.s3.bucket=my-media",
            "media-store.objects.s3.secret-access-key=very-secret")
        .run(
            context -> {
              StringBuilder messages = new StringBuilder();
              for (Throwable f = context.getStartupFailure(); f != null; f = f.getCause()) {
                messages.append(f);
              }
              assertThat(messages.toString()).doesNotContain("very-secret");
            });
  }

  @Test
  void whoScheduleTheSweepThemselvesFindIt() {
    runner()
        .withPropertyValues(
            "media-store.objects.folder=" + directory, "media-store.objects.installation=test")
        .run(
            context -> {
              assertThat(context).hasSingleBean(ObjectSweep.class);
              assertThat(context).doesNotHaveBean("mediaSweepSchedule");
              assertThat(context.getBean(ObjectSweep.class).preview().objects()).isZero();
              assertThat(context.getBean(ObjectInstallation.class).obstacle()).isEmpty();
            });
  }
}
