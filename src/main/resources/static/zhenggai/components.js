import { toast } from './toast.js';

document.getElementById('ask-sample').addEventListener('click', () => document.getElementById('sample').showModal());
document.getElementById('toast-sample').addEventListener('click', () => toast('已保存'));
