package io.github.mediastore.examples.parts.resumable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.examples.parts.web.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;

/** Uploads in pieces: whose they are, how many there may be, and what ends them. */
class ResumableUploadsTest {

  @TempDir private Path parent;
  private Path folder;
  private ResumableUploads uploads;

  @BeforeEach
  void open() throws IOException {
    folder = parent.resolve("uploads");
    uploads = with(DataSize.ofBytes(0));
  }

  private ResumableUploads with(DataSize keepFree) throws IOException {
    return new ResumableUploads(
        new UploadSpace(
            folder,
            DataSize.ofBytes(1000),
            3,
            Duration.ofHours(24),
            Duration.ofMinutes(10),
            keepFree));
  }

  @Test
  void whoBeganAnUploadAloneGoesOnWithIt() throws IOException {
    ResumableUpload upload = uploads.begin("1", 10, "filename YS5tcDQ=");

    assertThat(uploads.find("1", upload.id())).isEqualTo(upload);
    assertThat(upload.metadata()).isEqualTo("filename YS5tcDQ=");
    for (String id : List.of(upload.id(), "../x", "", "0")) {
      assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> uploads.find("2", id));
    }
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> append("2", upload.id(), 0, 5));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> uploads.remove("2", upload.id()));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> uploads.finish("2", upload.id(), (length, bytes) -> "stolen"));
  }

  @Test
  void anUploadGoesOnAfterARestart() throws IOException {
    ResumableUpload upload = uploads.begin("1", 10, "");
    append("1", upload.id(), 0, 4);

    ResumableUploads later = with(DataSize.ofBytes(0));

    assertThat(later.find("1", upload.id()).offset()).isEqualTo(4);
  }

  @Test
  void whatItIsForIsDoneOnceAndAnsweredAgain() throws IOException {
    AtomicInteger done = new AtomicInteger();
    ResumableUpload upload = uploads.begin("1", 10, "");
    append("1", upload.id(), 0, 10);

    for (int i = 0; i < 2; i++) {
      assertThat(
              uploads.finish(
                  "1", upload.id(), (length, bytes) -> length + " " + done.incrementAndGet()))
          .isEqualTo("10 1");
    }

    assertThat(uploads.find("1", upload.id()).offset()).isEqualTo(10);
    assertThat(Files.size(folder.resolve(upload.id() + ".bytes"))).isZero();
  }

  @Test
  void aStoreThatFailsIsAskedAgainAndARefusalIsForGood() throws IOException {
    ResumableUpload upload = uploads.begin("1", 10, "");
    append("1", upload.id(), 0, 10);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                uploads.finish(
                    "1",
                    upload.id(),
                    (length, bytes) -> {
                      throw new IllegalStateException("The database is away");
                    }));
    assertThat(uploads.find("1", upload.id()).offset()).isEqualTo(10);
    assertThatExceptionOfType(RejectedUploadException.class)
        .isThrownBy(
            () ->
                uploads.finish(
                    "1",
                    upload.id(),
                    (length, bytes) -> {
                      throw new RejectedUploadException(
                          RejectedUploadException.Reason.CORRUPT, "Damaged", null);
                    }));

    assertThat(files()).isEmpty();
  }

  @Test
  void aUserHasRoomForSoManyUploadsAndBytes() throws IOException {
    uploads.begin("1", 900, "");
    assertRefused(429, 101);
    uploads.begin("1", 50, "");
    uploads.begin("1", 50, "");
    assertRefused(429, 1);

    assertThat(uploads.begin("2", 1000, "").length()).isEqualTo(1000);
  }

  @Test
  void whatNobodyHasSentForAWhileGivesWayToAnotherOfItsUser() throws IOException {
    ResumableUpload old = uploads.begin("1", 900, "");
    ResumableUpload recent = uploads.begin("1", 50, "");
    ResumableUpload anothers = uploads.begin("2", 900, "");
    touch(old, Duration.ofMinutes(11));
    touch(anothers, Duration.ofMinutes(11));

    uploads.begin("1", 500, "");

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> uploads.find("1", old.id()));
    assertThat(uploads.find("1", recent.id()).length()).isEqualTo(50);
    assertThat(uploads.find("2", anothers.id()).length()).isEqualTo(900);
  }

  @Test
  void whatTheDiskHasNoRoomForIsRefusedBeforeItIsSent() throws IOException {
    uploads = with(DataSize.ofTerabytes(1_000_000));

    assertRefused(507, 1);
    assertThat(files()).isEmpty();
  }

  @Test
  void whatHasWaitedTooLongIsCleanedUpAndWhatACrashLeftToo() throws IOException {
    ResumableUpload old = uploads.begin("1", 10, "");
    ResumableUpload recent = uploads.begin("1", 10, "");
    touch(old, Duration.ofHours(25));
    Path left = Files.createFile(folder.resolve("0f.facts~"));
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    Files.createFile(folder.resolve("1f.facts"));

    uploads.cleanUp();

    assertThat(files())
        .containsExactlyInAnyOrder("1f.facts", recent.id() + ".bytes", recent.id() + ".facts");
  }

  @Test
  void theFolderIsTheApplicationsAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatIllegalStateException()
        .isThrownBy(() -> with(DataSize.ofBytes(0)))
        .withMessageContaining("Others may write");
  }

  @Test
  void withoutAFolderATemporaryOneEndsWithTheApplication() throws IOException {
    PrivateFolder temporary = PrivateFolder.temporary();
    Files.createFile(temporary.path().resolve("a"));

    temporary.close();

    assertThat(temporary.path()).doesNotExist();
  }

  @Test
  void whatAKilledApplicationLeftInATemporaryFolderIsRemovedByTheNext() throws IOException {
    Path left = Files.createTempDirectory("parts-uploads");
    Files.createFile(left.resolve("in-use"));
    Files.createFile(left.resolve("a.bytes"));
    Path other = Files.createTempDirectory("parts-uploads");
    try (PrivateFolder first = PrivateFolder.temporary();
        PrivateFolder second = PrivateFolder.temporary()) {
      assertThat(left).doesNotExist();
      assertThat(first.path()).exists();
      assertThat(second.path()).exists();
      assertThat(other).exists();
    } finally {
      Files.delete(other);
    }
  }

  private void append(String owner, String id, long offset, int bytes) throws IOException {
    uploads.append(owner, id, offset, bytes, new ByteArrayInputStream(new byte[bytes]));
  }

  private void assertRefused(int status, long length) {
    assertThatExceptionOfType(ResponseStatusException.class)
        .isThrownBy(() -> uploads.begin("1", length, ""))
        .satisfies(e -> assertThat(e.getStatusCode().value()).isEqualTo(status));
  }

  private void touch(ResumableUpload upload, Duration ago) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve(upload.id() + ".bytes"), FileTime.from(Instant.now().minus(ago)));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
