/** Uploads of videos: to the object store itself where there is one that takes them, else in pieces. */

import { begunUpload } from './begun-uploads.js';
import { checkVideo } from './limits.js';
import { currentUser } from './session.js';
import { transfer } from './transfer.js';
import { TusUpload } from './tus.js';
import { CANCELLED, upload } from './upload.js';

/** Answers after which the same bytes would be refused again. */
const REFUSED = [404, 410, 413, 415, 422];

/**
 * Uploads a video and returns what the application answers.
 *
 * @param path where to
 * @param title what it is called
 * @param file the File
 * @param how as for `upload`
 */
export async function uploadVideo(path, title, file, how) {
  await checkVideo(file);
  const type = file.type || 'video/mp4'; // What it is, the application finds out.
  const begun = await upload('uploads/videos', fields({ type, size: file.size }), quietly(how));
  if (!begun) {
    return uploadInPieces(path, title, file, how);
  }
  const { address, headers, token } = begun;
  // The object store knows nothing of cookies.
  await transfer('PUT', address, { headers, body: file, progress: how.progress, signal: how.signal });
  return store(path, title, token, how);
}

async function uploadInPieces(path, title, file, how) {
  const memory = begunUpload(currentUser(), path, file);
  const pieces = new TusUpload('uploads/videos/resumable', file, memory, how);
  try {
    const token = await pieces.send();
    const video = await store(path, title, token, how);
    memory.address = null;
    return video;
  } catch (error) {
    if (how.signal.reason === CANCELLED) {
      await pieces.giveUp();
    } else if (REFUSED.includes(error.status)) {
      memory.address = null;
    }
    throw error;
  }
}

function store(path, title, token, how) {
  return upload(`${path}/sent`, fields({ title, token }), quietly(how));
}

/** What is sent besides the file is no progress. */
function quietly(how) {
  return { ...how, progress: () => {} };
}

function fields(values) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    form.append(name, value);
  }
  return form;
}
