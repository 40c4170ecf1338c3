package io.github.mediastore.http;

import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP answer to a request for a medium: status, header fields and body, ready to be handed to
 * any server (RFC 9110 and RFC 9111).
 *
 * <pre>{@code
 * var mediaRequest =
 *     MediaRequest.of(request.getMethod(), name -> Collections.list(request.getHeaders(name)));
 * MediaResponse answer =
 *     MediaSlot.parse("users", id, "profile")
 *         .map(slot -> MediaResponse.of(store, slot, mediaRequest, CachePolicy.revalidate()))
 *         .orElseGet(MediaResponse::notFound);
 * response.setStatus(answer.status());
 * answer.headers().forEach(response::setHeader);
 * answer.writeTo(response.getOutputStream());
 * }</pre>
 *
 * <p>GET and HEAD are answered with 200, 206 for one range of bytes, 304, 404, 412 or 416, or 307
 * if the policy is {@link CachePolicy#redirectingVideos}, anything else with 405. Several ranges at
 * once are answered with 200 and the whole, as section 14.2 of RFC 9110 allows. The entity tag is
 * the SHA-256 of the bytes. Last-Modified is given, and conditions on it heeded, only for a medium
 * asked for by its id: at a place in a slot an older medium may follow a newer one. The bytes are
 * read only if they are sent, and status, fields and body are always of the same version. Each way
 * to ask throws {@link io.github.mediastore.MediaStorageException} if the store fails: see {@link
 * ErrorStatus}.
 *
 * <p>A response is used by one thread, and its body can be written once. A response that is not
 * written need not be closed: it holds no connection.
 */
public final class MediaResponse {

  private final Answer answer;

  private MediaResponse(Answer answer) {
    this.answer = answer;
  }

  /**
   * Answers a request for the first medium of a slot.
   *
   * @param store where the medium is
   * @param slot the slot
   * @param request the request
   * @param cachePolicy how long the answer may be kept
   * @return the answer, 404 if the slot holds nothing
   */
  public static MediaResponse of(
      MediaStore store, MediaSlot slot, MediaRequest request, CachePolicy cachePolicy) {
    return of(store, slot, 0, request, cachePolicy);
  }

  /**
   * Answers a request for the medium at a place in a slot.
   *
   * @param store where the medium is
   * @param slot the slot
   * @param index the place in the order, counted from 0, as the request has it
   * @param request the request
   * @param cachePolicy how long the answer may be kept
   * @return the answer, 404 if there is nothing, as at a negative index
   */
  public static MediaResponse of(
      MediaStore store, MediaSlot slot, int index, MediaRequest request, CachePolicy cachePolicy) {
    return of(store, slot, index, null, request, cachePolicy);
  }

  /**
   * Answers a request for a rendition of the medium at a place in a slot.
   *
   * @param store where the medium is
   * @param slot the slot
   * @param index the place in the order, counted from 0, as the request has it
   * @param rendition its name as the request has it, or null; the full one stands in for others
   * @param request the request
   * @param cachePolicy how long the answer may be kept
   * @return the answer, 404 if there is nothing, as at a negative index
   */
  public static MediaResponse of(
      MediaStore store,
      MediaSlot slot,
      int index,
      @Nullable String rendition,
      MediaRequest request,
      CachePolicy cachePolicy) {
    return of(Lookup.at(store, slot, index, rendition), request, cachePolicy, Clock.systemUTC());
  }

  /**
   * Answers a request for the medium of an id in a slot.
   *
   * @param store where the medium is
   * @param slot the slot, which says who may see the medium
   * @param id the medium, as the request has it
   * @param request the request
   * @param cachePolicy how long the answer may be kept
   * @return the answer, 404 if there is no such medium in the slot
   */
  public static MediaResponse of(
      MediaStore store, MediaSlot slot, MediaId id, MediaRequest request, CachePolicy cachePolicy) {
    return of(store, slot, id, null, request, cachePolicy);
  }

  /**
   * Answers a request for a rendition of the medium of an id in a slot.
   *
   * @param store where the medium is
   * @param slot the slot, which says who may see the medium
   * @param id the medium, as the request has it
   * @param rendition its name as the request has it, or null; the full one stands in for others
   * @param request the request
   * @param cachePolicy how long the answer may be kept
   * @return the answer, 404 if there is no such medium in the slot
   */
  public static MediaResponse of(
      MediaStore store,
      MediaSlot slot,
      MediaId id,
      @Nullable String rendition,
      MediaRequest request,
      CachePolicy cachePolicy) {
    return of(Lookup.of(store, slot, id, rendition), request, cachePolicy, Clock.systemUTC());
  }

  /**
   * Answers a request for the medium of an id, whichever slot it is in.
   *
   * @param store where the medium is
   * @param id the medium, which whoever sends the request may see
   * @param request the request
   * @param cachePolicy how long the answer may be kept
   * @return the answer, 404 if there is no such medium
   */
  public static MediaResponse of(
      MediaStore store, MediaId id, MediaRequest request, CachePolicy cachePolicy) {
    return of(store, id, null, request, cachePolicy);
  }

  /**
   * Answers a request for a rendition of the medium of an id, whichever slot it is in.
   *
   * @param store where the medium is
   * @param id the medium, which whoever sends the request may see
   * @param rendition its name as the request has it, or null; the full one stands in for others
   * @param request the request
   * @param cachePolicy how long the answer may be kept
   * @return the answer, 404 if there is no such medium
   */
  public static MediaResponse of(
      MediaStore store,
      MediaId id,
      @Nullable String rendition,
      MediaRequest request,
      CachePolicy cachePolicy) {
    return of(Lookup.of(store, id, rendition), request, cachePolicy, Clock.systemUTC());
  }

  /**
   * Answers a request that names nothing that could be there.
   *
   * @return 404, for any method
   */
  public static MediaResponse notFound() {
    return new MediaResponse(Answer.withoutMedium(Status.NOT_FOUND));
  }

  static MediaResponse of(
      Lookup lookup, MediaRequest request, CachePolicy cachePolicy, Clock clock) {
    return new MediaResponse(new Responder(lookup, request, cachePolicy, clock).respond());
  }

  /** Returns the status code, such as 200. */
  public int status() {
    return answer.status().code();
  }

  /**
   * Returns the header fields in the order to send them in, each name once. Date is the server's to
   * add.
   */
  public Map<String, String> headers() {
    return answer.headers();
  }

  /** Returns whether {@link #writeTo} writes at least one byte. */
  public boolean hasBody() {
    return answer.body() != null;
  }

  /**
   * Returns how many bytes {@link #writeTo} writes: 0 without a body, even if Content-Length tells
   * a HEAD request how many a GET would get.
   */
  public long contentLength() {
    Body body = answer.body();
    return body == null ? 0 : body.length();
  }

  /**
   * Suggests a file name for the case that the user saves the medium (RFC 6266). Path separators
   * and what could disguise the name are replaced.
   *
   * @param fileName the name, in any language
   * @return the same answer with the name; itself if it carries no medium
   * @throws IllegalArgumentException if the name is blank
   */
  public MediaResponse inlineAs(String fileName) {
    return withDisposition(ContentDisposition.of("inline", fileName));
  }

  /**
   * Has browsers save the medium to a file and not show it (RFC 6266). Path separators and what
   * could disguise the name are replaced.
   *
   * @param fileName the name, in any language
   * @return the same answer with the name; itself if it carries no medium
   * @throws IllegalArgumentException if the name is blank
   */
  public MediaResponse downloadAs(String fileName) {
    return withDisposition(ContentDisposition.of("attachment", fileName));
  }

  /**
   * Suggests the file name that is stored with the medium as {@link MediaAttributes#FILENAME}.
   *
   * @return as {@link #inlineAs}; the same answer if no name is stored
   */
  public MediaResponse inline() {
    return answer.fileName().map(this::inlineAs).orElse(this);
  }

  /**
   * Has browsers save the medium, under the name that is stored with it.
   *
   * @return as {@link #downloadAs}; the browser chooses the name if none is stored
   */
  public MediaResponse download() {
    return answer.fileName().map(this::downloadAs).orElseGet(() -> withDisposition("attachment"));
  }

  /**
   * Writes the body, or nothing if there is none. Neither flushes nor closes the stream.
   *
   * <p>If the remaining bytes cannot be read, this method throws, and the caller must let the
   * exception through: the status has been sent, and only an aborted connection tells the client
   * that the body is incomplete.
   *
   * @param out where to write
   * @throws IOException if writing fails, as when the client has gone
   * @throws io.github.mediastore.MediumGoneException if the medium was removed meanwhile
   * @throws io.github.mediastore.MediaStorageException if the store fails
   * @throws IllegalStateException if the body was written before
   */
  public void writeTo(OutputStream out) throws IOException {
    Body body = answer.body();
    if (body != null) {
      body.writeTo(out);
    }
  }

  /**
   * Returns the body as a stream, for servers that read what they send, such as Micronaut; empty if
   * there is none. It never ends early as though that were all: if the remaining bytes cannot be
   * read, it throws an IOException, whose cause is what {@link #writeTo} would throw. The caller
   * closes it.
   *
   * @return a stream for one thread
   * @throws IllegalStateException if the body was written, or asked for, before
   */
  public InputStream openStream() {
    Body body = answer.body();
    return body == null ? InputStream.nullInputStream() : body.openStream();
  }

  private MediaResponse withDisposition(String disposition) {
    return answer.status().givesMedium() ? new MediaResponse(answer.with(disposition)) : this;
  }
}
