package io.github.mediastore.examples.parts.resumable;

import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UploadSource;
import io.github.mediastore.examples.parts.accounts.Account;
import io.github.mediastore.examples.parts.resumable.UploadFolder.NoRoomException;
import io.github.mediastore.examples.parts.web.NotFoundException;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/**
 * Uploads that arrive in pieces. Who began one goes on with it and nobody else; what an upload is
 * for is done once, and whoever asks again gets the same answer.
 */
@Service
@ConditionalOnWebApplication
@EnableScheduling
@EnableConfigurationProperties(UploadSpace.class)
public class ResumableUploads {

  private static final Logger LOG = LoggerFactory.getLogger(ResumableUploads.class);

  private final UploadSpace space;
  private final PrivateFolder place;
  private final UploadFolder folder;
  private final RoomForUploads room;

  ResumableUploads(UploadSpace space) throws IOException {
    this.space = space;
    this.place =
        space.folder() == null ? PrivateFolder.temporary() : PrivateFolder.at(space.folder());
    this.folder = new UploadFolder(place.path());
    this.room = new RoomForUploads(folder, space);
  }

  /** Returns who an account is among the owners of uploads. */
  public static String ownerOf(Account account) {
    return Long.toString(account.id());
  }

  UploadSpace space() {
    return space;
  }

  /** Begins one. One after the other: each counts the room that those before it take. */
  synchronized ResumableUpload begin(String owner, long length, String metadata)
      throws IOException {
    room.makeFor(owner, length);
    return find(owner, folder.create(owner, length, metadata));
  }

  /**
   * Returns one.
   *
   * @throws NotFoundException if there is none of this owner
   */
  ResumableUpload find(String owner, String id) throws IOException {
    return folder
        .find(id)
        .filter(upload -> upload.owner().equals(owner))
        .orElseThrow(ResumableUploads::gone);
  }

  /** Appends bytes, at most as many as are missing, and returns what it is then. */
  ResumableUpload append(String owner, String id, long offset, long bytes, InputStream in)
      throws IOException {
    find(owner, id);
    return locked(
        id,
        file -> {
          ResumableUpload upload = find(owner, id);
          if (upload.offset() != offset) {
            throw new ResponseStatusException(
                HttpStatus.CONFLICT, "It goes on at byte %d.".formatted(upload.offset()));
          }
          if (bytes > upload.length() - offset) {
            throw new ResponseStatusException(
                HttpStatus.CONTENT_TOO_LARGE, "It was to have fewer bytes.");
          }
          try {
            UploadFolder.append(file, in);
          } catch (NoRoomException e) {
            LOG.error("An upload cannot be written", e);
            throw RoomForUploads.noRoom();
          }
          return find(owner, id);
        });
  }

  /** Removes one, as its owner wants. */
  void remove(String owner, String id) throws IOException {
    find(owner, id);
    locked(
        id,
        file -> {
          folder.remove(id);
          return true;
        });
  }

  /**
   * Does what a whole upload is for, once, and returns the answer to that; if it is done already,
   * the answer of then. An upload that is refused is removed: it would be so however often it is
   * sent.
   *
   * @param work is given the bytes and how many there are
   */
  public String finish(String owner, String id, BiFunction<Long, UploadSource, String> work) {
    try {
      find(owner, id);
      return locked(
          id,
          file -> {
            ResumableUpload upload = find(owner, id);
            if (upload.isFinished()) {
              return folder.answer(id).orElseThrow(ResumableUploads::gone);
            }
            if (!upload.isWhole()) {
              throw new ResponseStatusException(
                  HttpStatus.CONFLICT, "It has not arrived whole yet.");
            }
            String answer = doOrRemove(upload, work);
            folder.finish(id, file, answer);
            return answer;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String doOrRemove(ResumableUpload upload, BiFunction<Long, UploadSource, String> work)
      throws IOException {
    try {
      return work.apply(upload.length(), () -> folder.open(upload.id()));
    } catch (RejectedUploadException e) {
      folder.remove(upload.id());
      throw e;
    }
  }

  private <T> T locked(String id, UploadFolder.Work<T> work) throws IOException {
    try {
      return folder.locked(id, work);
    } catch (UploadFolder.UploadLockedException e) {
      throw new ResponseStatusException(
          HttpStatus.LOCKED, "This upload is at work already. Please try again in a moment.", e);
    } catch (NoSuchFileException e) {
      throw gone();
    }
  }

  private static NotFoundException gone() {
    return new NotFoundException("There is no such upload.");
  }

  /** Removes what has waited too long: at the start, and every hour. */
  @Scheduled(fixedRateString = "PT1H")
  void cleanUp() throws IOException {
    room.cleanUp();
  }

  @PreDestroy
  void close() throws IOException {
    place.close();
  }
}
