package io.github.mediastore.examples.parts.resumable;

import io.github.mediastore.examples.parts.accounts.Account;
import io.github.mediastore.examples.parts.media.VideoPlace;
import io.github.mediastore.examples.parts.web.Units;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Takes the bytes of videos by tus 1.0 with its extensions creation, termination and expiration. A
 * video that is whole waits for the request that says what it is for.
 *
 * @see <a href="https://tus.io/protocols/resumable-upload">tus 1.0</a>
 */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/uploads/videos/resumable")
@Tag(name = "Uploads of videos")
class ResumableUploadController {

  private static final String VERSION = "1.0.0";
  private static final String RESUMABLE = "Tus-Resumable";
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final String METADATA = "Upload-Metadata";
  private static final String BYTES = "application/offset+octet-stream";
  private static final int MOST_METADATA = 4096;

  private final ResumableUploads uploads;
  private final long most;

  ResumableUploadController(ResumableUploads uploads, VideoPlace place) {
    this.uploads = uploads;
    this.most = place.maxSize().toBytes();
  }

  /** Every answer has the version, and every request but the question for it. */
  @ModelAttribute
  void checkVersion(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(RESUMABLE, VERSION);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (!request.getMethod().equals("OPTIONS") && !VERSION.equals(request.getHeader(RESUMABLE))) {
      response.setHeader("Tus-Version", VERSION);
      throw new ResponseStatusException(
          HttpStatus.PRECONDITION_FAILED, "Tus-Resumable has to be " + VERSION + ".");
    }
  }

  @Operation(summary = "What of tus there is")
  @RequestMapping(method = RequestMethod.OPTIONS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void options(HttpServletResponse response) {
    response.setHeader("Tus-Version", VERSION);
    response.setHeader("Tus-Extension", "creation,termination,expiration");
    response.setHeader("Tus-Max-Size", Long.toString(most));
  }

  @Operation(summary = "Begin to send a video in pieces", description = "By tus 1.0.")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  void begin(
      @RequestHeader(LENGTH) long length,
      @RequestHeader(name = METADATA, defaultValue = "") String metadata,
      @AuthenticationPrincipal Account account,
      HttpServletResponse response)
      throws IOException {
    if (length < 1 || metadata.length() > MOST_METADATA) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST,
          "Upload-Length is the bytes of a file, and Upload-Metadata short.");
    }
    if (length > most) {
      throw new ResponseStatusException(
          HttpStatus.CONTENT_TOO_LARGE,
          "A video may have at most %s.".formatted(Units.bytes(most)));
    }
    ResumableUpload upload = uploads.begin(ResumableUploads.ownerOf(account), length, metadata);
    // Against the address of this request, whatever stands before it.
    response.setHeader(HttpHeaders.LOCATION, "resumable/" + upload.id());
    describe(upload, response);
  }

  @Operation(summary = "How much of a video has come", description = "By tus 1.0.")
  @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
  void ask(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletResponse response)
      throws IOException {
    ResumableUpload upload = uploads.find(ResumableUploads.ownerOf(account), id);
    response.setHeader(LENGTH, Long.toString(upload.length()));
    if (!upload.metadata().isEmpty()) {
      response.setHeader(METADATA, upload.metadata());
    }
    describe(upload, response);
  }

  @Operation(summary = "Send more of a video", description = "By tus 1.0.")
  @PatchMapping(path = "/{id}", consumes = BYTES)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void append(
      @PathVariable String id,
      @RequestHeader(OFFSET) long offset,
      @RequestHeader(HttpHeaders.CONTENT_LENGTH) long bytes,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    describe(
        uploads.append(
            ResumableUploads.ownerOf(account), id, offset, bytes, request.getInputStream()),
        response);
  }

  @Operation(summary = "Give up a video that was begun", description = "By tus 1.0.")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id, @AuthenticationPrincipal Account account)
      throws IOException {
    uploads.remove(ResumableUploads.ownerOf(account), id);
  }

  private void describe(ResumableUpload upload, HttpServletResponse response) {
    response.setHeader(OFFSET, Long.toString(upload.offset()));
    response.setHeader(
        "Upload-Expires",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            upload.touched().plus(uploads.space().patience()).atOffset(ZoneOffset.UTC)));
  }
}
