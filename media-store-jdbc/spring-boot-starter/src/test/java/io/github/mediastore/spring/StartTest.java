package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What a start does about tables, data sources and properties, and what it says. */
class StartTest {

  private final TestDatabase database = TestDatabase.empty();

  private ApplicationContextRunner runner() {
    return Applications.runner().withPropertyValues(database.properties());
  }

  private static Throwable failureOf(ApplicationContext context) {
    Throwable failure = startupFailure(context);
    while (failure.getCause() != null
        && !failure.getClass().getSimpleName().equals("SettingsException")) {
      failure = failure.getCause();
    }
    return failure;
  }

  @Test
  void missingTablesStopTheStartWithWhatToDo() {
    runner()
        .run(
            context ->
                assertThat(failureOf(context))
                    .hasMessageContaining("the table media_slot is missing")
                    .hasMessageContaining("media-store.schema.mode=create"));
    assertThat(database.hasTable("media")).isFalse();
  }

  @Test
  void createdTablesAreFoundAgainAndNoneIsLookedForIfNotWanted() {
    runner()
        .withPropertyValues("media-store.schema.mode=none")
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(database.hasTable("media")).isFalse();
    runner()
        .withPropertyValues("media-store.schema.mode=create")
        .run(context -> assertThat(context).hasNotFailed());
    runner().run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void tablesOfVersion1AreNamedOrUpgraded() {
    MediaSchema schema = MediaSchema.of(MediaTables.DEFAULT);
    String versionOne = schema.sql().substring(0, schema.sql().indexOf(schema.sqlFrom(1)));
    database.execute(versionOne);
    assertThat(schema.version(database.dataSource())).isEqualTo(1);

    runner()
        .run(
            context ->
                assertThat(failureOf(context))
                    .hasMessageContaining("version 1")
                    .hasMessageContaining("media-store.schema.mode=create"));
    runner()
        .withPropertyValues("media-store.schema.mode=create")
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(schema.version(database.dataSource())).isGreaterThan(1);
  }

  @Test
  void anEmbeddedDatabaseGetsItsTablesWithoutBeingAsked() {
    runner()
        .withBean(
            EmbeddedPostgres.class, TestDatabase::server, bean -> bean.setDestroyMethodName(""))
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(database.hasTable("media")).isTrue();
  }

  @Test
  void tablesAreWhereThePropertiesSay() {
    database.execute("CREATE SCHEMA pictures");
    runner()
        .withPropertyValues(
            "media-store.schema.mode=create",
            "media-store.schema.name=pictures",
            "media-store.schema.table-prefix=app_")
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(database.hasTable("app_media_chunk")).isTrue();
    assertThat(database.hasTable("media_chunk")).isFalse();
  }

  @Test
  void flywayRunsFirstOnAnEmptyDatabase() {
    Applications.runner()
        .withPropertyValues(database.properties())
        .withPropertyValues(
            "spring.flyway.enabled=true",
            "spring.flyway.locations=classpath:starter-migrations",
            "media-store.schema.mode=create",
            "media-store.owners.users.table=app_user")
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(database.hasTable("app_user")).isTrue();
    assertThat(database.hasTable("media")).isTrue();
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaid() {
    Applications.runner()
        .withPropertyValues(
            "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nothing",
            "spring.datasource.hikari.connection-timeout=300")
        .run(
            context ->
                assertThat(failureOf(context))
                    .hasMessageContaining("does not answer")
                    .hasMessageContaining("spring.datasource.url"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "media-store.compressor.max-dimension=0 | media-store.compressor.max-dimension",
        "media-store.compressor.max-bytes=3GB | media-store.compressor.max-bytes",
        "media-store.compressor.max-bytes=much | media-store.compressor.max-bytes",
        "media-store.compressor.qualities=40,60 | media-store.compressor.qualities",
        "media-store.compressor.matte=white | media-store.compressor.matte",
        "media-store.compressor.renditions.thumb.max-bytes=9KB"
            + " | media-store.compressor.renditions.thumb.max-dimension",
        "media-store.compressor.renditions.thumb.max-dimension=4000"
            + " | media-store.compressor.renditions",
        "media-store.compressor.renditions.card.cover=640"
            + " | media-store.compressor.renditions.card.cover is 640: a shape is written as",
        "media-store.compressor.renditions.card.contain=0x9"
            + " | media-store.compressor.renditions.card.contain",
        "media-store.compressor.renditions.card.cover=9x99999"
            + " | media-store.compressor.renditions.card.cover",
        "media-store.compressor.focus=left | media-store.compressor.focus",
        "media-store.schema.mode=maybe | media-store.schema.mode",
        "media-store.schema.table-prefix=a-b | media-store.schema",
        "media-store.data-source=other | media-store.data-source",
        "media-store.owners.users.key=id | media-store.owners.users.table",
        "media-store.owners.users.table=nobody | media-store.owners.users.table",
        "media-store.columns.photos[0].slot=photo | media-store.columns.photos[0].owner-type",
        "media-store.columns.mediaStore[0].slot=photo | media-store.columns.mediaStore",
      })
  void aWrongPropertyIsNamed(String property, String named) {
    runner()
        .withPropertyValues("media-store.schema.mode=create")
        .withPropertyValues(property)
        .run(context -> assertThat(chain(context)).contains(named));
  }

  @Test
  void aRenditionOfTwoShapesIsRefused() {
    runner()
        .withPropertyValues(
            "media-store.schema.mode=create",
            "media-store.compressor.renditions.card.cover=9x9",
            "media-store.compressor.renditions.card.max-dimension=9")
        .run(context -> assertThat(chain(context)).contains("More than one of", ".card."));
  }

  private static Throwable startupFailure(ApplicationContext context) {
    return Objects.requireNonNull(
        ((AssertableApplicationContext) context).getStartupFailure(), "the failure of the start");
  }

  private static String chain(ApplicationContext context) {
    StringBuilder messages = new StringBuilder();
    for (@Nullable Throwable f = startupFailure(context); f != null; f = f.getCause()) {
      messages.append(f.getMessage()).append('\n');
    }
    return messages.toString();
  }

  @Test
  void aWrongCacheAgeIsNamed() {
    new WebApplicationContextRunner()
        .withUserConfiguration(Applications.Plain.class)
        .withPropertyValues(database.properties())
        .withPropertyValues(
            "spring.autoconfigure.exclude=" + Applications.WITHOUT_JPA,
            "spring.flyway.enabled=false",
            "media-store.schema.mode=create",
            "media-store.http.max-age=0s")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("cached for 1 second"));
  }

  @Test
  void aWrongValidityOfAddressesIsNamed() {
    new WebApplicationContextRunner()
        .withUserConfiguration(Applications.Plain.class)
        .withPropertyValues(database.properties())
        .withPropertyValues(
            "spring.autoconfigure.exclude=" + Applications.WITHOUT_JPA,
            "spring.flyway.enabled=false",
            "media-store.schema.mode=create",
            "media-store.http.redirect-videos=8d")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("1 second to 7 days"));
  }

  @Test
  void theEndpointWithoutAnyoneToDecideStopsTheStart() {
    new WebApplicationContextRunner()
        .withUserConfiguration(Applications.Plain.class)
        .withPropertyValues(database.properties())
        .withPropertyValues(
            "spring.autoconfigure.exclude=" + Applications.WITHOUT_JPA,
            "spring.flyway.enabled=false",
            "media-store.schema.mode=create",
            "media-store.http.endpoint.enabled=true")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("io.github.mediastore.spring.MediaAccess"));
  }

  @Test
  void ownersAreOnlyLookedForIfTheTablesAreVerified() {
    database.execute("CREATE TABLE app_user (id bigint PRIMARY KEY)");
    MediaSchema.of(MediaTables.DEFAULT).create(database.dataSource());
    runner()
        .withPropertyValues("media-store.owners.users.table=app_user")
        .run(
            context ->
                assertThat(failureOf(context))
                    .hasMessageContaining("media-store.owners.users.table")
                    .hasMessageContaining("media-store.schema.mode=create"));
    runner()
        .withPropertyValues(
            "media-store.owners.users.table=app_user", "media-store.schema.mode=create")
        .run(context -> assertThat(context).hasNotFailed());
    runner()
        .withPropertyValues("media-store.owners.users.table=app_user")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void columnsAreStoresByNameBesideThePrimaryOne() {
    database.execute("CREATE TABLE app_user (id bigint PRIMARY KEY, photo bytea, photos bytea[])");
    database.execute("INSERT INTO app_user VALUES (1)");
    runner()
        .withPropertyValues(
            "media-store.schema.mode=create",
            "media-store.columns.legacy[0].owner-type=users",
            "media-store.columns.legacy[0].slot=photo",
            "media-store.columns.legacy[0].column=app_user.photo",
            "media-store.columns.legacy[1].owner-type=users",
            "media-store.columns.legacy[1].slot=photos",
            "media-store.columns.legacy[1].column=app_user.photos",
            "media-store.columns.legacy[1].array=true")
        .run(
            context -> {
              assertThat(context.getBeansOfType(MediaStore.class)).hasSize(2);
              MediaStore columns = context.getBean("legacy", MediaStore.class);
              assertThat(((ObservedMediaStore<?>) columns).store())
                  .isInstanceOf(ColumnMediaStore.class);
              columns.put(
                  MediaSlot.of("users", 1, "photo"), MediaContent.of("a/b", new byte[] {1}));
              columns.add(
                  MediaSlot.of("users", 1, "photos"), MediaContent.of("a/b", new byte[] {1}));
              assertThat(context.getBean(MediaStore.class)).isNotSameAs(columns);
            });
    assertThat(database.number("SELECT length(photo) FROM app_user")).isEqualTo(1);
    runner()
        .withPropertyValues(
            "media-store.store.enabled=false",
            "media-store.columns.legacy[0].owner-type=users",
            "media-store.columns.legacy[0].slot=photo",
            "media-store.columns.legacy[0].column=app_user.photo")
        .run(context -> assertThat(context).hasSingleBean(MediaStore.class));
  }
}
