package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.Sha256;
import io.github.mediastore.UnknownUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.objects.ObjectInstallation;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A client sends a video to the object store itself, and tries what it should not. */
class DirectUploadsTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "video");
  private static final byte[] VIDEO = video(300_000);

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final HttpClient client = HttpClient.newHttpClient();
  private AddressedObjects objects;
  private JdbcMediaStore store;
  private DirectUploads uploads;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    objects = new AddressedObjects(folder);
    store = JdbcMediaStore.builder().objects(objects, 1000).autonomous(database);
    uploads = DirectUploads.of(store, 1_000_000);
  }

  @AfterEach
  void close() {
    objects.close();
  }

  @Test
  void aVideoIsSentConfirmedAndStored() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    assertThat(send(upload, VIDEO)).isEqualTo(200);

    StagedMedia video = uploads.confirm("ada", upload.token());

    assertThat(video.isObject()).isTrue();
    assertThat(video.contentType()).isEqualTo("video/mp4");
    MediaInfo stored = store.put(SLOT, video);
    assertThat(stored.size()).isEqualTo(VIDEO.length);
    assertThat(stored.sha256()).isEqualTo(Sha256.of(VIDEO));
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(VIDEO);
  }

  @Test
  void aVideoGetsAPosterOnTheWay() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    byte[] poster = {1, 2, 3};

    StagedMedia video =
        uploads.confirm(
            "ada",
            upload.token(),
            plain -> {
              assertThat(plain.isRepeatable()).isTrue();
              assertThat(plain.size()).hasValue(VIDEO.length);
              assertThat(read(plain)).isEqualTo(VIDEO);
              return new PosterOf(poster, plain);
            });

    assertThat(video.isObject()).isTrue();
    MediaInfo stored = store.put(SLOT, video);
    assertThat(stored.sha256()).isEqualTo(Sha256.of(VIDEO));
    assertThat(stored.placeholder()).contains("data:image/webp;base64,AA==");
    assertThat(store.find(stored.id(), "poster").orElseThrow().bytes()).isEqualTo(poster);
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(VIDEO);
    assertThat(referenced()).hasSize(1);
    assertUnknown("ada", upload.token());
  }

  @Test
  void whoFailsToMakeAPosterMayTryAgainAndWhoRefusesRefusesForGood() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                uploads.confirm(
                    "ada",
                    upload.token(),
                    video -> {
                      throw new IllegalStateException("no decoder");
                    }));
    assertThat(keys()).hasSize(1);
    assertThatExceptionOfType(RejectedUploadException.class)
        .isThrownBy(
            () ->
                uploads.confirm(
                    "ada",
                    upload.token(),
                    video -> {
                      throw new RejectedUploadException(Reason.CORRUPT, "no frame", null);
                    }));
    assertThat(keys()).isEmpty();
    assertUnknown("ada", upload.token());
  }

  private static byte[] read(MediaContent content) {
    try (InputStream in = content.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A video with a poster. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record PosterOf(byte[] poster, MediaContent video) implements MediaContent {

    @Override
    public String contentType() {
      return video.contentType();
    }

    @Override
    public OptionalLong size() {
      return video.size();
    }

    @Override
    public InputStream openStream() throws IOException {
      return video.openStream();
    }

    @Override
    public Optional<String> placeholder() {
      return Optional.of("data:image/webp;base64,AA==");
    }

    @Override
    public Map<String, MediaContent> renditions() {
      return Map.of("poster", MediaContent.of("image/webp", poster));
    }
  }

  @Test
  void whatIsStoredIsACopyThatTheClientCannotReach() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    store.put(SLOT, uploads.confirm("ada", upload.token()));
    assertThat(keys()).hasSize(1);

    byte[] other =
        "<script>".repeat(VIDEO.length / 8 + 1).substring(0, VIDEO.length).getBytes(ISO_8859_1);
    assertThat(send(upload, other)).isEqualTo(200);

    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(VIDEO);
    assertThat(referenced())
        .hasSize(1)
        .doesNotContainAnyElementsOf(List.of(upload.address().getPath()));
    assertThat(keys()).hasSize(2).allMatch(this::isNoted);
    assertUnknown("ada", upload.token());
  }

  @Test
  void anUploadIsConfirmedOnce() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    StagedMedia video = uploads.confirm("ada", upload.token());

    assertUnknown("ada", upload.token());
    send(upload, VIDEO);
    assertUnknown("ada", upload.token());

    store.put(SLOT, video);
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(VIDEO);
  }

  @Test
  void whatWasConfirmedStaysSoWhenTheObjectsAreAdopted() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    store.put(SLOT, uploads.confirm("ada", upload.token()));

    ObjectInstallation.of(database, MediaTables.DEFAULT, objects, "production").takeOver();

    send(upload, VIDEO);
    assertUnknown("ada", upload.token());
  }

  /** The client cannot know either; to send the video once more would be for nothing. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerOfTheDatabaseThatIsLostCostsNoUpload(boolean isCommitted) throws Exception {
    LostAnswers lost = new LostAnswers(database);
    JdbcMediaStore unlucky =
        JdbcMediaStore.builder().objects(objects, 1000).autonomous(lost.dataSource());
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    lost.loseAfterWrite("media_object o", isCommitted);
    StagedMedia video = DirectUploads.of(unlucky, 1_000_000).confirm("ada", upload.token());
    assertThat(lost.count()).isEqualTo(1);
    store.put(SLOT, video);
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(VIDEO);
    assertThat(keys()).hasSize(1);
    assertUnknown("ada", upload.token());
  }

  @Test
  void ofTwoWhoConfirmAtOnceOneDoes() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    Callable<Boolean> confirmation =
        () -> {
          try {
            return uploads.confirm("ada", upload.token()).isObject();
          } catch (UnknownUploadException | UnreadableUploadException e) {
            return false;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Boolean>> confirmed =
        threads.invokeAll(List.of(confirmation, confirmation, confirmation, confirmation));
    threads.shutdown();

    int winners = 0;
    for (Future<Boolean> one : confirmed) {
      winners += one.get() ? 1 : 0;
    }
    assertThat(winners).isEqualTo(1);
    assertThat(keys()).hasSize(1).allMatch(this::isNoted);
  }

  @Test
  void nobodyConfirmsWhatAnotherBegan() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);

    for (String other : List.of("ben", "Ada", "ada ", " ada")) {
      assertUnknown(other, upload.token());
    }
    assertThatIllegalArgumentException().isThrownBy(() -> uploads.confirm(" ", upload.token()));
    assertThat(uploads.confirm("ada", upload.token()).isObject()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "../../etc/passwd",
        "00000000000000000000000000000000-1",
        "00000000000000000000000000000000-99999999999999999999",
        "00000000000000000000000000000000--1"
      })
  void whatIsNoTokenIsUnknown(String token) {
    assertUnknown("ada", token);
  }

  @Test
  void aTokenWithAnotherSizeIsUnknown() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);

    assertUnknown("ada", upload.token() + "0");
    assertUnknown("ada", upload.token().replaceAll("-.*", "-7"));
    assertUnknown("ada", upload.token().toUpperCase(Locale.ROOT));
    assertThat(uploads.confirm("ada", upload.token()).size()).hasValue(VIDEO.length);
  }

  @Test
  void theAddressTakesOneTypeAndSize() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);

    assertThat(send(upload, video(VIDEO.length + 1))).isEqualTo(403);
    assertThat(send(upload, video(VIDEO.length - 1))).isEqualTo(403);
    assertThat(send(upload, VIDEO, "text/html")).isEqualTo(403);
    assertThat(keys()).isEmpty();
  }

  @Test
  void anAddressExpires() throws Exception {
    DirectUploads brief = DirectUploads.of(store, 1_000_000, Duration.ofSeconds(1));
    DirectUpload upload = brief.begin("ada", "video/mp4", VIDEO.length).orElseThrow();
    Thread.sleep(1100);

    assertThat(send(upload, VIDEO)).isEqualTo(403);
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> brief.confirm("ada", upload.token()));
  }

  @Test
  void afterADayAnUploadIsOver() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    TestPostgres.execute(
        database, "UPDATE media_object SET created_at = created_at - interval '1 day'");

    assertUnknown("ada", upload.token());
  }

  @Test
  void whatWasNotSentCanBeSentLater() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> uploads.confirm("ada", upload.token()))
        .withMessageContaining("Nothing was sent");

    send(upload, VIDEO);
    assertThat(uploads.confirm("ada", upload.token()).isObject()).isTrue();
  }

  /** As with an object store that does not look at the size that was signed. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 100_000})
  void moreOrLessThanWasAnnouncedIsNotTaken(int difference) throws Exception {
    objects.holdsToSize = false;
    DirectUpload upload = begin("ada", VIDEO.length);
    assertThat(send(upload, video(VIDEO.length + difference))).isEqualTo(200);

    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> uploads.confirm("ada", upload.token()))
        .withMessageContaining("in place of 300000");
    send(upload, VIDEO);
    assertThat(uploads.confirm("ada", upload.token()).isObject()).isTrue();
  }

  @Test
  void whatIsReplacedWhileItIsCopiedIsNotTaken() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    byte[] other = VIDEO.clone();
    other[VIDEO.length - 1]++;
    objects.beforeCopy =
        () -> {
          try {
            send(upload, other);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };

    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> uploads.confirm("ada", upload.token()))
        .withMessageContaining("once more");
    objects.beforeCopy = () -> {};
    MediaInfo stored = store.put(SLOT, uploads.confirm("ada", upload.token()));
    assertThat(stored.sha256()).isEqualTo(Sha256.of(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html><script>alert(1)</script>", "\u00FF\u00D8\u00FF\u00E0", "\0\0\0\0"})
  void whatIsNoVideoIsRefusedForGoodAndDeleted(String start) throws Exception {
    byte[] bytes = new byte[2000];
    System.arraycopy(start.getBytes(ISO_8859_1), 0, bytes, 0, start.length());
    DirectUpload upload = begin("ada", bytes.length);
    send(upload, bytes);

    assertThatExceptionOfType(RejectedUploadException.class)
        .isThrownBy(() -> uploads.confirm("ada", upload.token()))
        .extracting(RejectedUploadException::reason)
        .isEqualTo(Reason.UNSUPPORTED_FORMAT);
    assertThat(keys()).isEmpty();
    send(upload, VIDEO);
    assertUnknown("ada", upload.token());
    assertThat(keys()).allMatch(this::isNoted);
  }

  @Test
  void whatAVideoIsTheBytesSayAndNotTheClient() throws Exception {
    DirectUpload upload = uploads.begin("ada", "video/webm", VIDEO.length).orElseThrow();
    send(upload, VIDEO, "video/webm");

    assertThat(uploads.confirm("ada", upload.token()).contentType()).isEqualTo("video/mp4");
  }

  @Test
  void whateverBecameOfAnUploadItIsSwept() throws Exception {
    DirectUpload stored = begin("ada", VIDEO.length);
    send(stored, VIDEO);
    store.put(SLOT, uploads.confirm("ada", stored.token()));
    DirectUpload refused = begin("ada", 2000);
    send(refused, new byte[2000]);
    assertThatExceptionOfType(RejectedUploadException.class)
        .isThrownBy(() -> uploads.confirm("ada", refused.token()));
    DirectUpload forgotten = begin("ada", VIDEO.length);
    DirectUpload unsent = begin("ada", VIDEO.length);
    for (DirectUpload upload : List.of(stored, forgotten)) {
      send(upload, VIDEO);
    }
    send(refused, new byte[2000]);
    assertThat(keys()).hasSize(4);

    ObjectSweep sweep = ObjectSweep.builder(database, objects, "production").build();
    for (int run = 0; run < 4; run++) {
      TestPostgres.execute(
          database,
          "UPDATE media_object SET created_at = created_at - interval '31 days',"
              + " unreferenced_since = unreferenced_since - interval '31 days'");
      sweep.run();
    }

    assertThat(keys()).isEqualTo(referenced());
    assertThat(number("SELECT count(*) FROM media_object")).isOne();
    assertUnknown("ada", forgotten.token());
    assertUnknown("ada", unsent.token());
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(VIDEO);
  }

  @Test
  void whatCannotBeAcceptedIsRefusedBeforeItIsSent() throws SQLException {
    assertThat(refusal("video/mp4", 0)).isEqualTo(Reason.EMPTY);
    assertThat(refusal("video/mp4", -1)).isEqualTo(Reason.EMPTY);
    assertThat(refusal("video/mp4", 1_000_001)).isEqualTo(Reason.TOO_MANY_BYTES);
    for (String type : List.of("", "image/png", "video/", "video/mp4\r\nX: y", "text/video/mp4")) {
      assertThat(refusal(type, 1000)).as(type).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }
    assertThat(number("SELECT count(*) FROM media_object")).isZero();
  }

  private Reason refusal(String contentType, long size) {
    try {
      uploads.begin("ada", contentType, size);
      throw new AssertionError("accepted");
    } catch (RejectedUploadException e) {
      return e.reason();
    }
  }

  @Test
  void aFailureOfTheObjectStoreLeavesTheUploadToBeConfirmedAgain() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    objects.copyFailure = new IOException("503");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> uploads.confirm("ada", upload.token()))
        .matches(MediaStorageException::isTransient);
    objects.copyFailure = null;

    assertThat(uploads.confirm("ada", upload.token()).isObject()).isTrue();
    assertThat(keys()).hasSize(1).allMatch(this::isNoted);
  }

  @Test
  void whatCannotBeReadToItsEndLeavesNoCopy() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    objects.readFailure = new IOException("503");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> uploads.confirm("ada", upload.token()));
    objects.readFailure = null;

    assertThat(keys()).hasSize(1).allMatch(key -> key.contains("/direct/"));
    assertThat(uploads.confirm("ada", upload.token()).isObject()).isTrue();
  }

  @Test
  void whatIsConfirmedOutlivesARollback() throws Exception {
    DirectUpload upload = begin("ada", VIDEO.length);
    send(upload, VIDEO);
    StagedMedia video = uploads.confirm("ada", upload.token());
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      store.on(connection).put(SLOT, video);
      connection.rollback();
      assertThat(store.find(SLOT)).isEmpty();
      store.on(connection).put(SLOT, video);
      connection.commit();
    }
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(VIDEO);
  }

  @Test
  void aFolderGivesNoAddressesAndNotesNothing(@TempDir Path folder) throws Exception {
    JdbcMediaStore inFolder =
        JdbcMediaStore.builder().objects(new FileObjectStore(folder), 0).autonomous(database);

    assertThat(DirectUploads.of(inFolder, 1000).begin("ada", "video/mp4", 10)).isEmpty();
    assertThat(number("SELECT count(*) FROM media_object")).isZero();
  }

  @Test
  void whatCannotBeIsRefusedWhenItIsMade() {
    JdbcMediaStore inTables = JdbcMediaStore.autonomous(database);
    assertThatIllegalStateException().isThrownBy(() -> DirectUploads.of(inTables, 1000));
    for (long bytes : new long[] {0, -1, (5L << 30) + 1}) {
      assertThatIllegalArgumentException().isThrownBy(() -> DirectUploads.of(store, bytes));
    }
    for (String valid : List.of("PT0S", "PT0.9S", "PT12H1S")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DirectUploads.of(store, 1000, Duration.parse(valid)));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> uploads.begin("", "video/mp4", 1));
  }

  /** A request for each of its pieces would be what an attacker builds such a file for. */
  @Test
  void aVideoOfManyPiecesTakesFewRequests() throws Exception {
    int pieces = 300;
    int size = 200_000;
    ByteBuffer bytes = ByteBuffer.allocate(24 + pieces * size);
    bytes.put(video(24));
    for (int i = 0; i < pieces; i++) {
      bytes.position(24 + i * size);
      bytes.putInt(size).put("free".getBytes(ISO_8859_1));
    }
    uploads = DirectUploads.of(store, bytes.capacity());
    DirectUpload upload = begin("ada", bytes.capacity());
    send(upload, bytes.array());

    uploads.confirm("ada", upload.token());

    assertThat(objects.reads).isLessThan(100);
  }

  private DirectUpload begin(String uploader, long size) {
    return uploads.begin(uploader, "video/mp4", size).orElseThrow();
  }

  private void assertUnknown(String uploader, String token) {
    assertThatExceptionOfType(UnknownUploadException.class)
        .isThrownBy(() -> uploads.confirm(uploader, token));
  }

  private int send(DirectUpload upload, byte[] bytes) throws IOException, InterruptedException {
    return send(upload, bytes, Objects.requireNonNull(upload.headers().get("content-type")));
  }

  private int send(DirectUpload upload, byte[] bytes, String contentType)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(upload.address())
            .header("Content-Type", contentType)
            .PUT(BodyPublishers.ofByteArray(bytes))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private List<String> keys() throws IOException {
    return objects.list("", "", 1000).stream()
        .map(StoredObject::key)
        .filter(key -> !key.contains("/installation/"))
        .toList();
  }

  private boolean isNoted(String key) {
    return number("SELECT count(*) FROM media_object WHERE key = '" + key + "'") == 1;
  }

  private List<String> referenced() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT array_agg(object_key) FROM media_representation"
                    + " WHERE object_key NOT LIKE '%direct%'")) {
      row.next();
      return List.of((String[]) row.getArray(1).getArray());
    }
  }

  private long number(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The beginning of an MP4 file, and something that no player would take. */
  private static byte[] video(int size) {
    byte[] bytes = TestContent.bytes(size, 1);
    byte[] start = "\0\0\0\u0018ftypisom\0\0\2\0isomiso2".getBytes(ISO_8859_1);
    System.arraycopy(start, 0, bytes, 0, Math.min(size, start.length));
    return bytes;
  }
}
