/**
 * Objects in S3, and in what speaks its protocol: R2, Ceph, MinIO. Begins with {@link
 * io.github.mediastore.s3.S3ObjectStore#builder}.
 */
@NullMarked
package io.github.mediastore.s3;

import org.jspecify.annotations.NullMarked;
