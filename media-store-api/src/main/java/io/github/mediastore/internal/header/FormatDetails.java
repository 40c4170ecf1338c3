package io.github.mediastore.internal.header;

/** What only one format's header tells. */
public sealed interface FormatDetails
    permits JpegDetails,
        PngDetails,
        GifDetails,
        WebpDetails,
        BmpDetails,
        TiffDetails,
        HeifDetails,
        HostDetails {}
