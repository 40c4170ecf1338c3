package io.github.mediastore.examples.parts.media;

/**
 * The answer to the upload of one picture.
 *
 * @param image what is stored
 * @param receipt what came, and what was saved
 */
public record UploadedImage(Image image, Receipt receipt) {}
