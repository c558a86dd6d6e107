ALTER TYPE mood ADD VALUE 'calm' BEFORE 'ok';
