package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command and the server, as processes of the finished jar on a PostgreSQL that is given. */
class OperationsIT {

  private static EmbeddedPostgres postgres;
  private static int databases;
  private static @Nullable String template;

  private Map<String, String> environment;
  private PartsJar jar;
  private JdbcClient jdbc;

  @BeforeAll
  static void start() throws IOException {
    // Nothing here must survive a crash, so no write waits for the disk.
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void newDatabase() {
    useDatabase("CREATE DATABASE parts_" + ++databases);
  }

  /** One that was migrated, as a copy of the first that was. */
  private void useMigratedDatabase() throws IOException, InterruptedException {
    String migrated = "parts_" + databases;
    if (template == null) {
      PartsJar.Result result = jar.run("migrate-schema");
      assertThat(result.status()).as(result.errors()).isZero();
      template = migrated;
    }
    useDatabase("CREATE DATABASE parts_%d TEMPLATE %s".formatted(++databases, template));
  }

  private void useDatabase(String sql) {
    String name = "parts_" + databases;
    JdbcClient.create(postgres.getPostgresDatabase()).sql(sql).update();
    jdbc = JdbcClient.create(postgres.getDatabase("postgres", name));
    environment = new TreeMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "prod");
    environment.put("PARTS_DB_URL", postgres.getJdbcUrl("postgres", name));
    environment.put("PARTS_DB_USER", "postgres");
    environment.put("PARTS_DB_PASSWORD", "postgres");
    jar = new PartsJar(environment);
  }

  @Test
  void theSchemaIsMigratedOnce() throws Exception {
    PartsJar.Result before = jar.run("status");
    PartsJar.Result first = jar.run("migrate-schema");
    PartsJar.Result second = jar.run("migrate-schema");

    assertThat(before.status()).isEqualTo(1);
    assertThat(before.errors()).contains("lack 3 migrations");
    assertThat(first.status()).as(first.errors()).isZero();
    assertThat(first.output())
        .contains(
            "Applied parts 1: parts",
            "Applied parts 2: media",
            "Applied parts 3: part search",
            "Applied media-store 1");
    assertThat(second.status()).as(second.errors()).isZero();
    assertThat(second.output()).contains("version 3; 0 migrations applied");
  }

  @Test
  void oldFilesMoveIntoTheirRowsAndGoWhenThatIsProved(@TempDir Path folder) throws Exception {
    useMigratedDatabase();
    jdbc.sql(
            """
            INSERT INTO users (email, name, password_hash, role, profile_photo_url)
            VALUES ('ada@example.org', 'Ada', '-', 'USER', '/uploads/profiles/ada.jpg'),
              ('ben@example.org', 'Ben', '-', 'USER', NULL)
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO organizations (name, logo_url)
            VALUES ('Acme', 'https://parts.example/uploads/logos/acme.png')
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO parts (organization_id, number, name, image_urls)
            VALUES (1, 'A-1', 'Bracket',
              '{/uploads/parts/z.jpg,/uploads/parts/a.jpg,/uploads/parts/letter.jpg}')
            """)
        .update();
    write(folder, "profiles/ada.jpg", Pictures.jpeg(1500, 1000, 1));
    write(folder, "logos/acme.png", Pictures.transparentPng(200));
    write(folder, "parts/z.jpg", Pictures.jpeg(300, 200, 2));
    write(folder, "parts/a.jpg", Pictures.jpeg(400, 200, 3));
    write(folder, "parts/letter.jpg", "Dear Ada".getBytes(StandardCharsets.UTF_8));

    PartsJar.Result dryRun = jar.run("migrate-images", folder.toString(), "--dry-run");
    assertThat(dryRun.status()).as(dryRun.errors()).isZero();
    assertThat(dryRun.output()).contains("Photos: 4 files", "Logos: 1 files", "1 refused");
    assertThat(
            jdbc.sql("SELECT count(profile_photo_data) FROM users").query(Integer.class).single())
        .isZero();

    PartsJar.Result first = jar.run("migrate-images", folder.toString());
    assertThat(first.status()).as("one is refused").isEqualTo(1);
    assertThat(first.output())
        .contains("/5 IMPORTED profiles/ada.jpg: ")
        .contains("/5 REJECTED parts/letter.jpg: Files of this format are not accepted: plain text")
        .contains("5 files: {IMPORTED=4, REJECTED=1}")
        .containsPattern("bytes became [\\d,]+, saved -?\\d+ %");

    JsonNode status = status();
    assertThat(status.get("schemaVersion").asString()).isEqualTo("3");
    assertThat(status.get("profilePhotos").get("owners").asInt()).isEqualTo(2);
    assertThat(status.get("profilePhotos").get("withMedia").asInt()).isEqualTo(1);
    assertThat(status.get("logos").get("media").asInt()).isEqualTo(1);
    assertThat(status.get("partImages").get("media").asInt()).isEqualTo(2);
    assertThat(status.get("partImages").get("bytes").asLong()).isPositive();
    assertThat(status.get("databaseBytes").asLong()).isPositive();
    assertThat(status.get("migration").get("IMPORTED").asInt()).isEqualTo(4);
    assertThat(
            jdbc.sql("SELECT image_meta -> 0 -> 'facts' ->> 'width' FROM parts")
                .query(String.class)
                .single())
        .as("the first of the URLs")
        .isEqualTo("300");
    byte[] logo = jdbc.sql("SELECT logo_data FROM organizations").query(byte[].class).single();
    assertThat(Pictures.read(logo).getRGB(0, 0) >>> 24).as("alpha of the logo's corner").isZero();

    jdbc.sql("UPDATE parts SET image_urls = image_urls[1:2]").update();
    PartsJar.Result second = jar.run("migrate-images", folder.toString());
    assertThat(second.status()).as(second.errors()).isZero();
    assertThat(second.output()).contains("{UNCHANGED=4}");

    Path trash = folder.resolve("trash");
    PartsJar.Result confirmed =
        jar.run("confirm-images", folder.toString(), "--trash", trash.toString());
    assertThat(confirmed.status()).as(confirmed.errors()).isZero();
    assertThat(confirmed.output()).contains("{SOURCE_REMOVED=4}");
    assertThat(folder.resolve("profiles/ada.jpg")).doesNotExist();
    assertThat(trash.resolve("profiles/ada.jpg")).exists();
    assertThat(folder.resolve("parts/letter.jpg")).exists();

    PartsJar.Result whole = jar.run("verify");
    assertThat(whole.status()).as(whole.errors()).isZero();
    assertThat(whole.output()).contains("4 media of").contains("all are whole");
    jdbc.sql(
            """
            UPDATE users SET profile_photo_data = set_byte(profile_photo_data, 100,
              get_byte(profile_photo_data, 100) # 1) WHERE id = 1
            """)
        .update();
    jdbc.sql("UPDATE parts SET image_data = image_data[1:1]").update();
    PartsJar.Result damaged = jar.run("verify");
    assertThat(damaged.status()).isEqualTo(1);
    assertThat(damaged.output())
        .contains("users/1/profile[0]: the bytes are not those that were stored")
        .contains("parts/1/images: 2 pictures are described, and there are 1");
  }

  @Test
  void aCreatedUserSignsInAtTheServerAndUploadsAPictureAndAFilm() throws Exception {
    useMigratedDatabase();
    environment.put("PARTS_NEW_PASSWORD", "correct horse battery");
    PartsJar.Result created = jar.run("create-user", "Eve@example.org", "Eve", "EDITOR");
    jdbc.sql("INSERT INTO organizations (name) VALUES ('Acme')").update();

    assertThat(created.status()).as(created.errors()).isZero();
    try (PartsJar.Server server = jar.serve()) {
      Visitor eve = new Visitor(server.address()).as("eve@example.org", "correct horse battery");
      assertThat(eve.get("/api/session").json().get("demoAccounts")).isEmpty();
      Answer photo =
          eve.upload(
              "/uploads/users/profile-photo", file("file", "e.jpg", Pictures.jpeg(900, 900, 1)));
      assertThat(photo.status()).as(photo.text()).isEqualTo(201);
      Answer film =
          eve.upload(
              "/uploads/support-videos",
              Visitor.text("title", "Film"),
              file("file", "f.mp4", Pictures.film(600_000, 1)));
      assertThat(film.status()).as(film.text()).isEqualTo(201);
      assertThat(eve.get(photo.json().get("image").get("url").asString()).status()).isEqualTo(200);
      assertThat(eve.get("/api/organizations").json()).hasSize(1);
      assertThat(server.stop()).doesNotContain("ERROR");
    }
    JsonNode status = status();
    assertThat(status.get("supportVideos").get("bytes").asLong()).isEqualTo(600_000);
    jdbc.sql("UPDATE media_chunk SET data = 'x' WHERE seq = 1").update();
    PartsJar.Result damaged = jar.run("verify", "--json");
    assertThat(damaged.status()).isEqualTo(1);
    JsonNode report = new JsonMapper().readTree(damaged.output());
    assertThat(report.get("media").asInt()).isEqualTo(2);
    assertThat(report.get("faults").get(0).asString()).startsWith("support_videos/1/video: ");
  }

  @Test
  void whatIsNotUnderstoodIsSaid() throws Exception {
    PartsJar.Result unknown = jar.run("delete-everything");
    PartsJar.Result incomplete = jar.run("migrate-images");

    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.errors()).contains("no command delete-everything").contains("status");
    assertThat(incomplete.status()).isEqualTo(2);
    assertThat(incomplete.errors()).contains("DIR is missing", "Usage: migrate-images DIR");
  }

  @Test
  void aVariableThatIsMissingIsNamedInOneLine() throws Exception {
    environment.remove("PARTS_DB_PASSWORD");

    PartsJar.Result server = jar.run();

    assertThat(server.status()).isEqualTo(1);
    assertThat(server.errors())
        .isEqualTo(
            "The profile prod needs these environment variables: PARTS_DB_PASSWORD"
                + System.lineSeparator());
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamed() throws Exception {
    environment.put("PARTS_DB_URL", "jdbc:postgresql://127.0.0.1:1/parts");

    PartsJar.Result status = jar.run("status");
    PartsJar.Result server = jar.run();

    assertThat(status.status()).isEqualTo(1);
    assertThat(status.errors()).startsWith("status failed: ").contains("127.0.0.1:1 refused");
    assertThat(server.status()).isEqualTo(1);
    assertThat(server.output())
        .contains("127.0.0.1:1 refused", "See that PostgreSQL runs")
        .doesNotContain("at org.postgresql");
  }

  private JsonNode status() throws IOException, InterruptedException {
    PartsJar.Result status = jar.run("status", "--json");
    assertThat(status.status()).as(status.errors()).isZero();
    return new JsonMapper().readTree(status.output());
  }

  private static void write(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
