package io.github.mediastore.examples.parts.resumable;

import io.github.mediastore.examples.parts.resumable.UploadFolder.UploadLockedException;
import io.github.mediastore.examples.parts.web.Units;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Sees to it that what is begun has room: so many uploads and bytes a user, and no more than the
 * disk has. Of a user who has too many, those that nobody has sent for a while give way.
 */
final class RoomForUploads {

  private static final Logger LOG = LoggerFactory.getLogger(RoomForUploads.class);

  private final UploadFolder folder;
  private final UploadSpace space;

  RoomForUploads(UploadFolder folder, UploadSpace space) {
    this.folder = folder;
    this.space = space;
  }

  /**
   * Makes room for an upload.
   *
   * @throws ResponseStatusException if there is none: 429 for the user's own limits, 507 for the
   *     disk
   */
  void makeFor(String owner, long length) throws IOException {
    List<ResumableUpload> all = folder.list();
    List<ResumableUpload> own =
        new ArrayList<>(
            all.stream().filter(each -> each.owner().equals(owner) && !each.isFinished()).toList());
    Instant pause = Instant.now().minus(space.pause());
    own.sort(Comparator.comparing(ResumableUpload::touched));
    while (isTooMuch(own, length)) {
      if (own.isEmpty() || own.get(0).touched().isAfter(pause)) {
        throw new ResponseStatusException(
            HttpStatus.TOO_MANY_REQUESTS,
            "You are sending %d videos of %s in all already; %d and %s are the most."
                .formatted(
                    own.size(),
                    Units.bytes(sum(own)),
                    space.mostAtOnce(),
                    Units.bytes(space.mostBytes().toBytes())));
      }
      remove(own.remove(0));
    }
    long promised = folder.list().stream().mapToLong(ResumableUpload::missing).sum();
    if (folder.usableSpace() - promised - space.keepFree().toBytes() < length) {
      throw noRoom();
    }
  }

  static ResponseStatusException noRoom() {
    return new ResponseStatusException(
        HttpStatus.INSUFFICIENT_STORAGE,
        "The server has no room for this at the moment. Please try again later.");
  }

  private boolean isTooMuch(List<ResumableUpload> own, long length) {
    return own.size() >= space.mostAtOnce() || sum(own) + length > space.mostBytes().toBytes();
  }

  private static long sum(List<ResumableUpload> uploads) {
    return uploads.stream().mapToLong(ResumableUpload::length).sum();
  }

  /** Removes what has waited too long, finished or not. */
  void cleanUp() throws IOException {
    Instant limit = Instant.now().minus(space.patience());
    for (ResumableUpload each : folder.list()) {
      if (each.touched().isBefore(limit)) {
        remove(each);
      }
    }
    folder.removeLeftovers(limit);
  }

  private void remove(ResumableUpload upload) throws IOException {
    try {
      folder.locked(
          upload.id(),
          bytes -> {
            folder.remove(upload.id());
            return true;
          });
      LOG.info(
          "Removed an upload of {} bytes, of which {} had come", upload.length(), upload.offset());
    } catch (NoSuchFileException e) {
      LOG.info("An upload was gone before it was removed");
    } catch (UploadLockedException e) {
      LOG.info("Kept an upload, as somebody goes on with it");
    }
  }
}
