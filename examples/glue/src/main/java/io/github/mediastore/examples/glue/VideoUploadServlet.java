package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.http.ErrorStatus;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.exception.UploadAlreadyLockedException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UploadLock;
import me.desair.tus.server.upload.disk.DiskLockingService;
import me.desair.tus.server.upload.disk.DiskStorageService;
import org.jspecify.annotations.Nullable;

/**
 * Takes the video of a part by tus 1.0, so that a broken connection costs only what was on its way:
 * an upload begins with a POST to {@code /uploads/parts/ID/video}. Who may do that is for the host
 * to decide, by a filter in front.
 */
@SuppressWarnings("serial") // Servlets are serializable by inheritance and nobody does it.
public final class VideoUploadServlet extends HttpServlet {

  private static final String URI = "/uploads/parts/[0-9]{1,18}/video";
  private static final Pattern UPLOAD = Pattern.compile("/uploads/parts/(\\d+)/video/([\\w-]+)");

  private final transient MediaStore store;
  private final transient UnaryOperator<MediaContent> finish;
  private final transient DiskStorageService bytes;
  private final transient DiskLockingService locks;
  private final transient TusFileUploadService uploads;
  private final transient Path stored;

  /**
   * Makes the servlet.
   *
   * @param store where the videos go
   * @param finish what is done to a video before, such as {@code posters::withPoster}
   * @param folder where videos wait until they are whole, the same for all servers
   * @param most the most bytes of a video
   * @param patience how long an upload may go without a byte, and a stored one be asked for again
   */
  public VideoUploadServlet(
      MediaStore store,
      UnaryOperator<MediaContent> finish,
      Path folder,
      long most,
      Duration patience)
      throws IOException {
    this.store = store;
    this.finish = finish;
    this.bytes = new DiskStorageService(folder.toString());
    this.locks = new DiskLockingService(folder.toString());
    this.stored = Files.createDirectories(folder.resolve("stored"));
    this.uploads =
        new TusFileUploadService()
            .withUploadStorageService(bytes)
            .withUploadLockingService(locks)
            .withUploadUri(URI)
            .withMaxUploadSize(most)
            .withUploadExpirationPeriod(patience.toMillis())
            .disableTusExtension("concatenation"); // A part of a video is none.
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String user = request.getRemoteUser(); // Who began an upload goes on with it, and nobody else.
    uploads.process(request, response, user);
    if (response.getStatus() >= 300 || request.getMethod().equals("OPTIONS")) {
      return;
    }
    String created = response.getHeader("Location");
    String path = created == null ? request.getRequestURI() : created;
    try {
      storeIfWhole(path, user);
    } catch (UploadAlreadyLockedException e) {
      refuse(response, e.getStatus(), "The upload is being finished");
    } catch (TusException e) {
      throw new IOException("Cannot finish the upload " + path, e);
    } catch (MediaException e) {
      ErrorStatus error = ErrorStatus.of(e);
      refuse(response, error.code(), error.publicMessage());
      error.headers().forEach(response::setHeader);
      if (error.code() < 500) {
        delete(path, user); // It would be refused however often it is sent.
      }
    }
  }

  /**
   * Stores the video once. The request that finds it whole may be a HEAD: where the answer to the
   * last PATCH was lost, or the store was down, that is how a client goes on.
   */
  @SuppressWarnings("try") // The lock is held, not asked.
  private void storeIfWhole(String path, @Nullable String user) throws IOException, TusException {
    Matcher upload = UPLOAD.matcher(path);
    if (!upload.matches()) {
      return;
    }
    Path mark = stored.resolve(upload.group(2));
    try (UploadLock lock = locks.lockUploadByUri(path)) {
      UploadInfo info = bytes.getUploadInfo(path, user);
      if (info == null || info.isUploadInProgress() || Files.exists(mark)) {
        return;
      }
      MediaContent video = MediaContent.ofVideo(info.getLength(), () -> open(path, user));
      String name = info.getFileName();
      boolean isNamed = name != null && MediaAttributes.isValid(MediaAttributes.FILENAME, name);
      MediaContent named =
          isNamed ? video.withAttributes(Map.of(MediaAttributes.FILENAME, name)) : video;
      store.put(MediaSlot.of("parts", upload.group(1), "video"), finish.apply(named));
      Files.createFile(mark);
    }
  }

  private InputStream open(String path, @Nullable String user) throws IOException {
    try {
      return bytes.getUploadedBytes(path, user);
    } catch (TusException e) {
      throw new IOException("The upload %s is gone".formatted(path), e);
    }
  }

  private void delete(String path, @Nullable String user) throws IOException {
    try {
      uploads.deleteUpload(path, user);
    } catch (TusException e) {
      throw new IOException("Cannot delete the upload " + path, e);
    }
  }

  private static void refuse(HttpServletResponse response, int status, String message)
      throws IOException {
    response.reset();
    response.setHeader("Tus-Resumable", TusFileUploadService.TUS_API_VERSION);
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().print(message);
  }

  /** Removes what has waited too long, finished or not; to be run every hour. */
  public void cleanUp() throws IOException {
    uploads.cleanup();
    try (var marks = Files.newDirectoryStream(stored)) {
      for (Path mark : marks) {
        if (bytes.getUploadInfo(new UploadId(mark.getFileName().toString())) == null) {
          Files.delete(mark);
        }
      }
    }
  }
}
