import { StartError } from '../config/start-error.js';

/** @throws StartError that names the file, when it can't be read */
export const orSay = async <T>(path: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw new StartError(`The file ${path} can't be read: ${Reflect.get(error as Error, 'code')}.`);
  }
};
