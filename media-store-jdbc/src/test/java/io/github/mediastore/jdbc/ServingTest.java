package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.http.CachePolicy;
import io.github.mediastore.http.MediaRequest;
import io.github.mediastore.http.MediaResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What HTTP answers cost the database, and what they are when it changes under them. */
class ServingTest {

  private static final MediaSlot PICTURE = MediaSlot.of("users", 1, "profile");
  private static final MediaSlot FILM = MediaSlot.of("parts", 1, "film");
  private static final int CHUNK = 512 * 1024;
  private static final String CHUNKS = "media_chunk";

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final StatementLog log = new StatementLog(database);
  private final MediaStore store = JdbcMediaStore.autonomous(log.dataSource());
  private final MediaStore elsewhere = JdbcMediaStore.autonomous(database);
  private final byte[] filmBytes = TestContent.bytes(4 * CHUNK + 100, 7);
  private MediaInfo picture;
  private MediaInfo film;

  @BeforeEach
  void store() {
    picture = store.put(PICTURE, TestContent.of(TestContent.bytes(60_000, 5)));
    film = store.put(FILM, MediaContent.of("video/mp4", filmBytes));
    log.take();
  }

  @Test
  void anAnswerWithoutBytesIsOneStatementThatReadsNone() {
    String current = etag(picture);

    assertThat(answer(PICTURE, "GET", "If-None-Match", current).status()).isEqualTo(304);
    assertOneStatementWithoutBytes();
    assertThat(answer(PICTURE, "HEAD", "If-None-Match", current).status()).isEqualTo(304);
    assertOneStatementWithoutBytes();
    assertThat(answer(PICTURE, "HEAD").status()).isEqualTo(200);
    assertOneStatementWithoutBytes();
    assertThat(answer(PICTURE, "GET", "If-Match", "\"another\"").status()).isEqualTo(412);
    assertOneStatementWithoutBytes();
    assertThat(answer(MediaSlot.of("users", 2, "profile"), "HEAD").status()).isEqualTo(404);
    assertOneStatementWithoutBytes();
  }

  @Test
  void whatIsNotThereIsOneStatement() {
    assertThat(answer(MediaSlot.of("users", 2, "profile"), "GET").status()).isEqualTo(404);
    assertThat(log.take()).hasSize(1);
  }

  @Test
  void aPictureIsOneStatement() throws IOException {
    assertThat(bodyOf(answer(PICTURE, "GET"))).isEqualTo(TestContent.bytes(60_000, 5));
    assertThat(log.take()).hasSize(1);
  }

  @Test
  void aRenditionIsOneStatementThatReadsNoBytesOfTheFullPicture() throws IOException {
    byte[] thumb = TestContent.bytes(3_000, 6);
    MediaInfo info =
        elsewhere.put(
            PICTURE,
            TestContent.withRenditions(
                TestContent.small(5), Map.of("thumb", MediaContent.of("image/webp", thumb))));
    TestPostgres.execute(
        database,
        """
        DELETE FROM media_chunk WHERE representation_id IN
          (SELECT id FROM media_representation WHERE name = 'full')
        """);
    MediaRequest get = MediaRequest.of("GET", name -> List.of());
    MediaResponse answer =
        MediaResponse.of(store, PICTURE, 0, "thumb", get, CachePolicy.revalidate());

    assertThat(bodyOf(answer)).isEqualTo(thumb);
    assertThat(log.take()).hasSize(1);
    String etag = etag(info.renditionOrFull("thumb"));
    MediaRequest again = MediaRequest.of("GET", Map.of("If-None-Match", List.of(etag))::get);
    assertThat(
            MediaResponse.of(store, PICTURE, 0, "thumb", again, CachePolicy.revalidate()).status())
        .isEqualTo(304);
    assertOneStatementWithoutBytes();
  }

  @Test
  void aPictureThatReplacedTheOneTheClientHasIsTwo() throws IOException {
    assertThat(bodyOf(answer(PICTURE, "GET", "If-None-Match", "\"another\""))).hasSize(60_000);
    assertThat(log.take()).hasSize(2);
  }

  @Test
  void aRangeReadsItsChunksAndNoOther() throws IOException {
    // What is gone cannot be read, not even in passing.
    TestPostgres.execute(database, "DELETE FROM media_chunk WHERE seq IN (0, 3, 4)");
    int first = 2 * CHUNK - 10;
    MediaResponse answer = answer(FILM, "GET", "Range", "bytes=" + first + "-" + (first + 19));

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.headers())
        .containsEntry("Content-Range", "bytes 1048566-1048585/" + filmBytes.length);
    assertThat(bodyOf(answer)).isEqualTo(Arrays.copyOfRange(filmBytes, first, first + 20));
    // The film's row, and the two chunks that the range lies on.
    assertThat(log.take()).hasSize(3);
  }

  @Test
  void aRangeBeyondTheEndReadsNoChunk() {
    TestPostgres.execute(database, "DELETE FROM media_chunk");

    assertThat(answer(FILM, "GET", "Range", "bytes=" + filmBytes.length + "-").status())
        .isEqualTo(416);
    assertThat(log.take()).hasSize(1);
  }

  @Test
  void theFirstChunkIsInHandBeforeTheAnswerAndFourMoreComeWhenItIsWritten() throws IOException {
    MediaResponse answer = answer(FILM, "GET");

    assertThat(log.take()).hasSize(2);
    assertThat(bodyOf(answer)).isEqualTo(filmBytes);
    assertThat(log.take()).hasSize(1).allMatch(sql -> sql.contains(CHUNKS));
  }

  @Test
  void aFilmReplacedAfterItWasFoundIsAnsweredAnew() throws IOException {
    byte[] other = TestContent.bytes(3 * CHUNK, 8);
    log.before("substr", () -> elsewhere.put(FILM, MediaContent.of("video/webm", other)));

    MediaResponse answer = answer(FILM, "GET");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("ETag", etag(elsewhere.info(FILM).orElseThrow()))
        .containsEntry("Content-Type", "video/webm")
        .containsEntry("Content-Length", Integer.toString(other.length));
    assertThat(bodyOf(answer)).isEqualTo(other);
  }

  @Test
  void aRangeOfAFilmReplacedAfterItWasFoundIsNotSentToWhoHasTheOldOne() throws IOException {
    byte[] other = TestContent.bytes(3 * CHUNK, 8);
    log.before("substr", () -> elsewhere.put(FILM, MediaContent.of("video/webm", other)));

    MediaResponse answer = answer(FILM, "GET", "Range", "bytes=5-", "If-Range", etag(film));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(bodyOf(answer)).isEqualTo(other);
  }

  @Test
  void aPictureReplacedBetweenItsFactsAndItsBytesIsAnsweredAnew() throws IOException {
    byte[] other = TestContent.bytes(70_000, 9);
    log.before(CHUNKS, () -> elsewhere.put(PICTURE, MediaContent.of("image/webp", other)));

    MediaResponse answer = answer(PICTURE, "GET", "If-None-Match", "\"another\"");

    assertThat(answer.headers()).containsEntry("Content-Length", "70000");
    assertThat(bodyOf(answer)).isEqualTo(other);
  }

  @Test
  void aFilmRemovedAfterItWasFoundIsNotFound() {
    log.before("substr", () -> elsewhere.clear(FILM));

    assertThat(answer(FILM, "GET").status()).isEqualTo(404);
  }

  @Test
  void aFilmRemovedWhileItIsSentBreaksOff() {
    MediaResponse answer = answer(FILM, "GET");
    elsewhere.clear(FILM);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> answer.writeTo(out)).isInstanceOf(MediumGoneException.class);
    assertThat(out.size()).isEqualTo(CHUNK);
  }

  private void assertOneStatementWithoutBytes() {
    assertThat(log.take()).hasSize(1).noneMatch(sql -> sql.contains(CHUNKS));
  }

  private MediaResponse answer(MediaSlot slot, String method, String... fields) {
    Map<String, List<String>> headers = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      headers.put(fields[i], List.of(fields[i + 1]));
    }
    MediaRequest request = MediaRequest.of(method, headers::get);
    return MediaResponse.of(store, slot, request, CachePolicy.revalidate());
  }

  private static String etag(MediaInfo info) {
    return '"' + info.sha256().hex() + '"';
  }

  private static byte[] bodyOf(MediaResponse answer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer.writeTo(out);
    return out.toByteArray();
  }
}
